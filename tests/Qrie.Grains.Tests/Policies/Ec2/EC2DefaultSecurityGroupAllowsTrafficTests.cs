using Qrie.Aws.Ec2;
using Qrie.Policies.S3;
using static Qrie.Policies.Ec2.Ec2;

namespace Qrie.Policies.Ec2;

public sealed class EC2DefaultSecurityGroupAllowsTrafficTests
{
    private static readonly EC2DefaultSecurityGroupAllowsTraffic Policy = new();

    [Fact]
    public void A_default_group_with_any_rule_violates()
    {
        Policy.Judge(Group with { GroupName = "default" }).ShouldBeViolation().Message.Should().Contain("1 for what goes out");
        Policy.Judge(Group with { GroupName = "default", Ingress = [new Ec2GroupRule("-1", null, null, "sg-1")], Egress = [] }).ShouldBeViolation();
    }

    [Fact]
    public void One_without_rules_complies() => Policy.Judge(Group with { GroupName = "default", Egress = [] }).ShouldBeCompliant();

    [Fact]
    public void Other_groups_are_left_out() => Policy.Judge(Group with { GroupName = "Default" }).ShouldBeNotApplicable();
}
