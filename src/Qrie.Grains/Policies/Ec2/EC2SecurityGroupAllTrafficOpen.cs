using Qrie.Aws;
using Qrie.Aws.Ec2;
using Qrie.Policies.Network;

namespace Qrie.Policies.Ec2;

internal sealed class EC2SecurityGroupAllTrafficOpen : IPolicy<SecurityGroupConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "EC2SecurityGroupAllTrafficOpen",
        Title = "Security group lets in everything from everywhere",
        Description = "A rule lets the whole internet reach every port.",
        ResourceType = "AWS::EC2::SecurityGroup",
        Severity = 90,
        Category = PolicyCategory.NetworkExposure,
        Rationale = "Nothing stands between the internet and whatever listens on what the group is for.",
        Remediation = IngressRemedy.Revoke("Revoke the rule, then open single ports to those who need them."),
        Parts = ["ingress"],
        Controls = ["CIS 5.3", "PCI 1.3.1", "SC-7(5)"],
    };

    public Verdict Evaluate(SecurityGroupConfiguration configuration, EvaluationContext context)
    {
        var open = configuration.OpenToWorld();
        Ports all = new(open.Tcp.IsAll ? PortSet.All : PortSet.None, open.Udp.IsAll ? PortSet.All : PortSet.None);
        return Verdict.When(Truth.Of(all.Any), () => new Verdict.Violation(
            open.Tcp.IsAll && open.Udp.IsAll ? "Everybody may reach every port." : $"Everybody may reach every port of {(open.Tcp.IsAll ? "TCP" : "UDP")}.",
            new Dictionary<string, object?> { ["rules"] = configuration.OpenToWorld(all).Evidence() }));
    }
}
