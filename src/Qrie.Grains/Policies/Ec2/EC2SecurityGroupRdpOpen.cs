using Qrie.Aws;
using Qrie.Aws.Ec2;
using Qrie.Policies.Network;

namespace Qrie.Policies.Ec2;

internal sealed class EC2SecurityGroupRdpOpen : IPolicy<SecurityGroupConfiguration>
{
    private static readonly Ports Watched = new(PortSet.Of(3389), PortSet.Of(3389));

    public PolicyDefinition Definition { get; } = new()
    {
        Id = "EC2SecurityGroupRdpOpen",
        Title = "Remote desktop is open to everybody",
        Description = "A rule lets the whole internet reach port 3389 of TCP or UDP.",
        ResourceType = "AWS::EC2::SecurityGroup",
        Severity = 80,
        Category = PolicyCategory.NetworkExposure,
        Rationale = "Open remote desktops are the usual way in for ransomware.",
        Remediation = IngressRemedy.Revoke("Revoke the rule. Reach instances through Fleet Manager or a VPN, or let in only the addresses of your network."),
        Parts = ["ingress"],
        Controls = ["CIS 5.3", "EC2.14", "PCI 1.3.1", "SC-7(21)"],
    };

    public Verdict Evaluate(SecurityGroupConfiguration configuration, EvaluationContext context)
    {
        var rules = configuration.OpenToWorld(Watched);
        return Verdict.When(Truth.Of(rules.Length > 0), () => new Verdict.Violation(
            "Everybody may reach the remote desktop (3389).",
            new Dictionary<string, object?> { ["rules"] = rules.Evidence() }));
    }
}
