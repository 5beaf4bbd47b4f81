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
        Remediation = "Put the instance into a private subnet behind a load balancer or a NAT gateway. An address that AWS assigned goes when the instance is launched anew in a subnet that assigns none; an elastic one goes with aws ec2 disassociate-address.",
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
