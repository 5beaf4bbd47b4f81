using Qrie.Aws.Rds;
using Qrie.Policies.S3;
using static Qrie.Policies.Rds.Databases;

namespace Qrie.Policies.Rds;

public sealed class RDSClusterIamAuthenticationDisabledTests
{
    private static readonly RDSClusterIamAuthenticationDisabled Policy = new();

    [Fact]
    public void A_cluster_that_takes_passwords_only_violates() => Policy.Judge(Cluster.Cluster with { IamAuthentication = false }).ShouldBeViolation().EvidenceOf().Should().Be("""{"engine":"aurora-postgresql"}""");

    [Fact]
    public void A_cluster_that_knows_IAM_complies() => Policy.Judge(Cluster.Cluster).ShouldBeCompliant();

    [Theory]
    [InlineData("docdb")]
    [InlineData("neptune")]
    public void Other_services_are_left_out(string engine) => Policy.Judge(Cluster.Cluster with { Engine = engine, IamAuthentication = false }).ShouldBeNotApplicable();

    [Fact]
    public void What_is_being_deleted_is_left_out_and_looked_at_again()
    {
        var verdict = Policy.Judge(Cluster.Cluster with { State = DbState.Deleting, IamAuthentication = false });
        verdict.ShouldBeNotApplicable();
        verdict.ReevaluateAt.Should().Be(Now.AddMinutes(1));
    }

    [Fact]
    public void A_value_that_waits_does_not_count_and_is_looked_at_again()
    {
        var verdict = Policy.Judge(Cluster.Cluster with { PendingValues = ["Anything"], IamAuthentication = false });
        verdict.ShouldBeViolation();
        verdict.ReevaluateAt.Should().Be(Now.AddHours(1));
    }

    [Theory]
    [InlineData("mysql", true)]
    [InlineData("mariadb", true)]
    [InlineData("aurora-mysql", true)]
    [InlineData("sqlserver-ex", false)]
    [InlineData("oracle-se2", false)]
    [InlineData("db2-se", false)]
    public void Only_engines_that_could_are_judged(string engine, bool judged) =>
        (Policy.Judge(Cluster.Cluster with { Engine = engine, IamAuthentication = false }) is Verdict.Violation).Should().Be(judged);
}
