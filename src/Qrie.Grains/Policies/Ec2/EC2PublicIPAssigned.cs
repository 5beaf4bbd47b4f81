using Qrie.Aws;
using Qrie.Aws.Ec2;

namespace Qrie.Policies.Ec2;

internal sealed class EC2PublicIPAssigned : IPolicy<InstanceConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "EC2PublicIPAssigned",
        Title = "Instance has a public address",
        Description = "The instance, or an interface of it, has a public IPv4 address.",
        ResourceType = "AWS::EC2::Instance",
        Severity = 50,
        Category = PolicyCategory.NetworkExposure,
        Rationale = "A public address puts the instance one mistaken rule away from the internet.",
        Remediation = new()
        {
            Summary = "Take the address away, and put the instance into a private subnet behind a load balancer or a NAT gateway.",
            Console =
            [
                "Open the EC2 console, choose Instances, and select the instance.",
                "For an address that AWS assigned, choose Actions, Networking, Manage IP addresses, open the interface, turn off Auto-assign public IP, "
                    + "and choose Save.",
                "For an elastic one, choose Elastic IPs, select it, and choose Actions, Disassociate Elastic IP address.",
            ],
            Cli =
            [
                "aws ec2 modify-network-interface-attribute --region REGION --network-interface-id INTERFACE --no-associate-public-ip-address",
                "aws ec2 disassociate-address --region REGION --association-id ASSOCIATION",
            ],
            Note = "The first command is for an address that AWS assigned, the second for an elastic one. See before that the instance is reached, and reaches "
                + "what it needs, without.",
        },
        Parts = ["interfaces"],
        Controls = ["EC2.9", "SC-7(3)"],
    };

    public Verdict Evaluate(InstanceConfiguration configuration, EvaluationContext context)
    {
        string[] addresses = [.. configuration.Interfaces.SelectMany(one => one.PublicIps).Distinct()];
        return Verdict.When(Truth.Of(addresses.Length > 0), () => new Verdict.Violation(
            $"The instance has the public address {string.Join(", ", addresses)}.", new Dictionary<string, object?> { ["addresses"] = addresses }));
    }
}
