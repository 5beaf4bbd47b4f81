using Qrie.Aws.Rds;
using Qrie.Policies.S3;
using static Qrie.Policies.Rds.Databases;

namespace Qrie.Policies.Rds;

public sealed class RDSClusterSnapshotSharedExternallyTests
{
    private static readonly RDSClusterSnapshotSharedExternally Policy = new();

    private static readonly DbSnapshotConfiguration Bad = Snapshot with { Attributes = Shared("999999999999") };

    [Fact]
    public void A_snapshot_shared_with_a_stranger_violates() =>
        Policy.Judge(Snapshot with { Attributes = Shared("123456789012", "222222222222", "999999999999") }).ShouldBeViolation().EvidenceOf()
            .Should().Be("""{"accounts":["999999999999"]}""");

    [Fact]
    public void A_snapshot_shared_with_nobody_or_with_trusted_accounts_complies()
    {
        Policy.Judge(Snapshot).ShouldBeCompliant();
        Policy.Judge(Snapshot with { Attributes = Shared("123456789012", "222222222222") }).ShouldBeCompliant();
    }

    [Fact]
    public void A_public_snapshot_is_reported_as_public_only() => Policy.Judge(Snapshot with { Attributes = Shared("all") }).ShouldBeCompliant();

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
