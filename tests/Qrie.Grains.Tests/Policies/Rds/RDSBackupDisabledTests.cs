using Qrie.Aws.Rds;
using Qrie.Policies.S3;
using static Qrie.Policies.Rds.Databases;

namespace Qrie.Policies.Rds;

public sealed class RDSBackupDisabledTests
{
    private static readonly RDSBackupDisabled Policy = new();

    [Fact]
    public void An_instance_without_backups_violates() => Policy.Judge(Instance.Instance with { BackupRetentionDays = 0 }).ShouldBeViolation().EvidenceOf().Should().Be("""{"retention_days":0}""");

    [Fact]
    public void An_instance_with_backups_complies() => Policy.Judge(Instance.Instance).ShouldBeCompliant();

    [Theory]
    [InlineData("docdb")]
    [InlineData("neptune")]
    public void Other_services_are_left_out(string engine) => Policy.Judge(Instance.Instance with { Engine = engine, BackupRetentionDays = 0 }).ShouldBeNotApplicable();

    [Fact]
    public void What_is_being_deleted_is_left_out_and_looked_at_again()
    {
        var verdict = Policy.Judge(Instance.Instance with { State = DbState.Deleting, BackupRetentionDays = 0 });
        verdict.ShouldBeNotApplicable();
        verdict.ReevaluateAt.Should().Be(Now.AddMinutes(1));
    }

    [Fact]
    public void A_value_that_waits_does_not_count_and_is_looked_at_again()
    {
        var verdict = Policy.Judge(Instance.Instance with { PendingValues = ["Anything"], BackupRetentionDays = 0 });
        verdict.ShouldBeViolation();
        verdict.ReevaluateAt.Should().Be(Now.AddHours(1));
    }

    [Fact]
    public void A_member_of_a_cluster_is_judged_with_its_cluster() => Policy.Judge(Instance.Instance with { ClusterId = "main", BackupRetentionDays = 0 }).ShouldBeNotApplicable();

    [Fact]
    public void A_replica_is_left_out() => Policy.Judge(Instance.Instance with { SourceId = "orders", BackupRetentionDays = 0 }).ShouldBeNotApplicable();
}
