using Qrie.Aws.Rds;
using Qrie.Policies.S3;
using static Qrie.Policies.Rds.Databases;

namespace Qrie.Policies.Rds;

public sealed class RDSAutoMinorUpgradeDisabledTests
{
    private static readonly RDSAutoMinorUpgradeDisabled Policy = new();

    [Fact]
    public void An_instance_that_keeps_its_version_violates() => Policy.Judge(Instance.Instance with { AutoMinorVersionUpgrade = false }).ShouldBeViolation().EvidenceOf().Should().Be("""{"engine_version":"16.6"}""");

    [Fact]
    public void An_instance_that_takes_minor_versions_complies() => Policy.Judge(Instance.Instance).ShouldBeCompliant();

    [Theory]
    [InlineData("docdb")]
    [InlineData("neptune")]
    public void Other_services_are_left_out(string engine) => Policy.Judge(Instance.Instance with { Engine = engine, AutoMinorVersionUpgrade = false }).ShouldBeNotApplicable();

    [Fact]
    public void What_is_being_deleted_is_left_out_and_looked_at_again()
    {
        var verdict = Policy.Judge(Instance.Instance with { State = DbState.Deleting, AutoMinorVersionUpgrade = false });
        verdict.ShouldBeNotApplicable();
        verdict.ReevaluateAt.Should().Be(Now.AddMinutes(1));
    }

    [Fact]
    public void A_value_that_waits_does_not_count_and_is_looked_at_again()
    {
        var verdict = Policy.Judge(Instance.Instance with { PendingValues = ["Anything"], AutoMinorVersionUpgrade = false });
        verdict.ShouldBeViolation();
        verdict.ReevaluateAt.Should().Be(Now.AddHours(1));
    }

    [Fact]
    public void A_member_of_a_cluster_is_judged_with_its_cluster() => Policy.Judge(Instance.Instance with { ClusterId = "main", AutoMinorVersionUpgrade = false }).ShouldBeNotApplicable();
}
