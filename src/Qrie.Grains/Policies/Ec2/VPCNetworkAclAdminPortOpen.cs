using Qrie.Aws;
using Qrie.Aws.Ec2;
using Qrie.Policies.Network;

namespace Qrie.Policies.Ec2;

internal sealed class VPCNetworkAclAdminPortOpen : IPolicy<NetworkAclConfiguration>
{
    private static readonly int[] AdminPorts = [22, 3389];

    public PolicyDefinition Definition { get; } = new()
    {
        Id = "VPCNetworkAclAdminPortOpen",
        Title = "Network ACL lets everybody in to SSH or remote desktop",
        Description = "The network ACL lets the whole internet reach TCP port 22 or 3389 of its subnets.",
        ResourceType = "AWS::EC2::NetworkAcl",
        Severity = 50,
        Category = PolicyCategory.NetworkExposure,
        Rationale = "The ACL is the second wall: with it open, one mistaken rule of a security group is enough.",
        Remediation = new()
        {
            Summary = "Put an entry that denies the port from everywhere before the one that allows it, or allow only the networks that need it.",
            Console =
            [
                "Open the VPC console, choose Network ACLs, and select the ACL.",
                "On the Inbound rules tab, choose Edit inbound rules.",
                "Add a rule with a lower number than the one that the evidence names, for the port, from 0.0.0.0/0, with Deny; and another from ::/0. "
                    + "Or narrow the source of that one.",
                "Choose Save changes.",
            ],
            Cli =
            [
                "aws ec2 create-network-acl-entry --region REGION --network-acl-id ID --ingress --rule-number NUMBER --protocol tcp --port-range "
                    + "From=22,To=22 --cidr-block 0.0.0.0/0 --rule-action deny",
                "aws ec2 create-network-acl-entry --region REGION --network-acl-id ID --ingress --rule-number NUMBER --protocol tcp --port-range "
                    + "From=22,To=22 --ipv6-cidr-block ::/0 --rule-action deny",
            ],
            Note = "Likewise for port 3389. Each entry takes a number of its own, lower than that of the entry that allows.",
        },
        Parts = ["ingress"],
        Controls = ["CIS 5.2", "EC2.21", "PCI 1.3.1", "SC-7(21)"],
    };

    public Verdict Evaluate(NetworkAclConfiguration configuration, EvaluationContext context)
    {
        var open = (from family in new[] { IpFamily.V4, IpFamily.V6 }
                    from port in AdminPorts
                    let entry = configuration.Ingress.Deciding(family, port)
                    where entry is { Allow: true }
                    select (Port: port, Entry: entry)).ToArray();
        return Verdict.When(Truth.Of(open.Length > 0), () => new Verdict.Violation(
            $"The network ACL lets everybody in on tcp {string.Join(", ", open.Select(one => one.Port).Distinct())}.",
            new Dictionary<string, object?>
            {
                ["entries"] = open.Select(one => one.Entry).Distinct().Select(entry => new
                {
                    number = entry.Number, protocol = entry.Protocol, from_port = entry.FromPort, to_port = entry.ToPort, cidr = entry.Cidr,
                }).ToArray(),
            }));
    }
}
