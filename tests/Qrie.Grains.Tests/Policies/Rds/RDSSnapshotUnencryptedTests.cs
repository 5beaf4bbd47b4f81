using Qrie.Aws.Rds;
using Qrie.Policies.S3;
using static Qrie.Policies.Rds.Databases;

namespace Qrie.Policies.Rds;

public sealed class RDSSnapshotUnencryptedTests
{
    private static readonly RDSSnapshotUnencrypted Policy = new();

    private static readonly DbSnapshotConfiguration Bad = Snapshot with { Snapshot = Snapshot.Snapshot with { Encrypted = false } };

    [Fact]
    public void A_snapshot_without_encryption_violates() => Policy.Judge(Bad).ShouldBeViolation();

    [Fact]
    public void A_snapshot_with_encryption_complies_whatever_else_cannot_be_read() => Policy.Judge(Snapshot with { Attributes = default }).ShouldBeCompliant();

    [Theory]
    [InlineData("automated")]
    [InlineData("awsbackup")]
    public void What_was_not_taken_by_hand_is_left_out(string type) => Policy.Judge(Bad with { Snapshot = Bad.Snapshot with { SnapshotType = type } }).ShouldBeNotApplicable();

    [Fact]
    public void Other_services_are_left_out() => Policy.Judge(Bad with { Snapshot = Bad.Snapshot with { Engine = "docdb" } }).ShouldBeNotApplicable();
}
