using Qrie.Aws.Rds;
using Qrie.Policies.S3;
using static Qrie.Policies.Rds.Databases;

namespace Qrie.Policies.Rds;

public sealed class RDSClusterSnapshotPublicTests
{
    private static readonly RDSClusterSnapshotPublic Policy = new();

    private static readonly DbSnapshotConfiguration Bad = Snapshot with { Attributes = Shared("all") };

    [Fact]
    public void A_snapshot_that_all_may_restore_violates()
    {
        Policy.Judge(Bad).ShouldBeViolation();
        Policy.Judge(Snapshot with { Attributes = Shared("222222222222", "all") }).ShouldBeViolation();
    }

    [Fact]
    public void A_snapshot_that_nobody_or_some_account_may_restore_complies()
    {
        Policy.Judge(Snapshot).ShouldBeCompliant();
        Policy.Judge(Snapshot with { Attributes = Shared("999999999999") }).ShouldBeCompliant();
    }

    [Fact]
    public void Attributes_that_cannot_be_read_are_unknown() => Policy.Judge(Snapshot with { Attributes = Bucket.Denied<DbSnapshotSharing>("rds:X") })
        .ShouldBeUnknown("attributes: AccessDenied (needs rds:X)");

    [Theory]
    [InlineData("automated")]
    [InlineData("awsbackup")]
    public void What_was_not_taken_by_hand_is_left_out(string type) => Policy.Judge(Bad with { Snapshot = Bad.Snapshot with { SnapshotType = type } }).ShouldBeNotApplicable();

    [Fact]
    public void Other_services_are_left_out() => Policy.Judge(Bad with { Snapshot = Bad.Snapshot with { Engine = "docdb" } }).ShouldBeNotApplicable();
}
