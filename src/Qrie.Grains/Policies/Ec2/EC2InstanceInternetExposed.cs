using Qrie.Aws.Ec2;
using Qrie.Policies.Network;

namespace Qrie.Policies.Ec2;

internal sealed class EC2InstanceInternetExposed : IPolicy<InstanceConfiguration>
{
    private static readonly Ports AllButWeb = new(PortSet.All.Except(PortSet.Of(80, 443)), PortSet.All);

    public PolicyDefinition Definition { get; } = new()
    {
        Id = "EC2InstanceInternetExposed",
        Title = "The internet reaches the instance",
        Description = "The instance has a public address, a route to an internet gateway, and security groups and a network ACL that let everybody in on a port other than TCP 80 and 443.",
        ResourceType = "AWS::EC2::Instance",
        Severity = 85,
        Category = PolicyCategory.NetworkExposure,
        Rationale = "What everybody reaches is found within minutes and tried from then on: weak passwords, known holes, forgotten services.",
        Remediation = new()
        {
            Summary = "Narrow the rules of the security groups to those who need the port, or reach the instance through Session Manager or a VPN.",
            Console =
            [
                "Open the EC2 console, choose Instances, and select the instance.",
                "On the Security tab, open the security group that the evidence names.",
                "On the Inbound rules tab, choose Edit inbound rules, delete the rule or change its source, and choose Save rules.",
            ],
            Cli =
            [
                "aws ec2 describe-security-group-rules --region REGION --filters Name=group-id,Values=GROUP",
                "aws ec2 revoke-security-group-ingress --region REGION --group-id GROUP --security-group-rule-ids RULES",
            ],
            Note = "The first command lists the rules with their ids. For a web server, leave open only 80 and 443, best on a load balancer before it.",
        },
        Parts = ["interfaces", "security_groups", "routes", "network_acls", "vpc_block_public_access"],
        Controls = ["PCI 1.3.1", "SC-7(5)"],
    };

    public Verdict Evaluate(InstanceConfiguration configuration, EvaluationContext context) => InternetExposure.Judge(configuration, AllButWeb);
}
