using Qrie.Aws.Rds;
using Qrie.Policies.S3;
using static Qrie.Policies.Rds.Databases;

namespace Qrie.Policies.Rds;

public sealed class RDSClusterMultiAZDisabledTests
{
    private static readonly RDSClusterMultiAZDisabled Policy = new();

    [Fact]
    public void A_cluster_in_one_zone_violates() => Policy.Judge(Cluster.Cluster with { MultiAz = false }).ShouldBeViolation().EvidenceOf().Should().Be("""{}""");

    [Fact]
    public void A_cluster_in_several_complies() => Policy.Judge(Cluster.Cluster).ShouldBeCompliant();

    [Theory]
    [InlineData("docdb")]
    [InlineData("neptune")]
    public void Other_services_are_left_out(string engine) => Policy.Judge(Cluster.Cluster with { Engine = engine, MultiAz = false }).ShouldBeNotApplicable();

    [Fact]
    public void What_is_being_deleted_is_left_out_and_looked_at_again()
    {
        var verdict = Policy.Judge(Cluster.Cluster with { State = DbState.Deleting, MultiAz = false });
        verdict.ShouldBeNotApplicable();
        verdict.ReevaluateAt.Should().Be(Now.AddMinutes(1));
    }

    [Fact]
    public void A_value_that_waits_does_not_count_and_is_looked_at_again()
    {
        var verdict = Policy.Judge(Cluster.Cluster with { PendingValues = ["Anything"], MultiAz = false });
        verdict.ShouldBeViolation();
        verdict.ReevaluateAt.Should().Be(Now.AddHours(1));
    }
}
