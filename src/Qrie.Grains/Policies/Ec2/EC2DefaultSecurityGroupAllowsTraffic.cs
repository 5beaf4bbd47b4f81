using Qrie.Aws;
using Qrie.Aws.Ec2;
using Qrie.Policies.Network;

namespace Qrie.Policies.Ec2;

internal sealed class EC2DefaultSecurityGroupAllowsTraffic : IPolicy<SecurityGroupConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "EC2DefaultSecurityGroupAllowsTraffic",
        Title = "Default security group lets traffic through",
        Description = "The VPC's default security group has rules.",
        ResourceType = "AWS::EC2::SecurityGroup",
        Severity = 45,
        Category = PolicyCategory.NetworkExposure,
        Rationale = "What is launched without a group gets the default one, and with it whatever its rules allow, which nobody chose for it.",
        Remediation = new()
        {
            Summary = "Give what uses the group one of its own, then revoke all rules of the default group, in and out.",
            Console =
            [
                "Open the EC2 console, choose Security Groups, and open the group.",
                "On the Inbound rules tab, choose Edit inbound rules, delete all rules, and choose Save rules.",
                "On the Outbound rules tab, choose Edit outbound rules, delete all rules, and choose Save rules.",
            ],
            Cli =
            [
                "aws ec2 describe-security-group-rules --region REGION --filters Name=group-id,Values=ID",
                "aws ec2 revoke-security-group-ingress --region REGION --group-id ID --security-group-rule-ids RULES",
                "aws ec2 revoke-security-group-egress --region REGION --group-id ID --security-group-rule-ids RULES",
            ],
            Note = "The first command lists the rules with their ids; those with IsEgress true go out. Several ids stand with blanks between them.",
        },
        Parts = ["group_name", "ingress", "egress"],
        Controls = ["CIS 5.5", "EC2.2", "SC-7(5)"],
    };

    public Verdict Evaluate(SecurityGroupConfiguration configuration, EvaluationContext context)
    {
        if (configuration.GroupName != "default")
        {
            return new Verdict.NotApplicable("This is no default security group.");
        }

        var (ingress, egress) = (configuration.Ingress, configuration.Egress);
        return Verdict.When(Truth.Of(ingress.Count + egress.Count > 0), () => new Verdict.Violation(
            $"The default security group has {ingress.Count} rules for what comes in and {egress.Count} for what goes out.",
            new Dictionary<string, object?> { ["rules"] = new { ingress = ingress.Evidence(), egress = egress.Evidence() } }));
    }
}
