using Qrie.Aws.Rds;
using Qrie.Policies.S3;
using static Qrie.Policies.Rds.Databases;

namespace Qrie.Policies.Rds;

public sealed class RDSPublicAccessTests
{
    private static readonly RDSPublicAccess Policy = new();

    [Fact]
    public void An_instance_with_a_public_address_violates() => Policy.Judge(Instance.Instance with { PubliclyAccessible = true }).ShouldBeViolation().EvidenceOf().Should().Be("""{"endpoint":"orders.example:5432","security_groups":["sg-1"]}""");

    [Fact]
    public void An_instance_without_one_complies() => Policy.Judge(Instance.Instance).ShouldBeCompliant();

    [Theory]
    [InlineData("docdb")]
    [InlineData("neptune")]
    public void Other_services_are_left_out(string engine) => Policy.Judge(Instance.Instance with { Engine = engine, PubliclyAccessible = true }).ShouldBeNotApplicable();

    [Fact]
    public void What_is_being_deleted_is_left_out_and_looked_at_again()
    {
        var verdict = Policy.Judge(Instance.Instance with { State = DbState.Deleting, PubliclyAccessible = true });
        verdict.ShouldBeNotApplicable();
        verdict.ReevaluateAt.Should().Be(Now.AddMinutes(1));
    }

    [Fact]
    public void A_value_that_waits_does_not_count_and_is_looked_at_again()
    {
        var verdict = Policy.Judge(Instance.Instance with { PendingValues = ["Anything"], PubliclyAccessible = true });
        verdict.ShouldBeViolation();
        verdict.ReevaluateAt.Should().Be(Now.AddHours(1));
    }

    [Fact]
    public void A_member_of_a_cluster_is_judged_itself() => Policy.Judge(Instance.Instance with { ClusterId = "main", PubliclyAccessible = true }).ShouldBeViolation();
}
