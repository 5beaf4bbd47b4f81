using Qrie.Aws;
using Qrie.Aws.Ec2;
using Qrie.Policies.Network;

namespace Qrie.Policies.Ec2;

internal sealed class EC2SecurityGroupSshOpen : IPolicy<SecurityGroupConfiguration>
{
    private static readonly Ports Watched = new(PortSet.Of(22), PortSet.None);

    public PolicyDefinition Definition { get; } = new()
    {
        Id = "EC2SecurityGroupSshOpen",
        Title = "SSH is open to everybody",
        Description = "A rule lets the whole internet reach TCP port 22.",
        ResourceType = "AWS::EC2::SecurityGroup",
        Severity = 75,
        Category = PolicyCategory.NetworkExposure,
        Rationale = "Passwords and keys are tried on every open SSH port, all day long; one that leaks, or one hole in the server, is enough.",
        Remediation = IngressRemedy.Revoke("Revoke the rule. Reach instances through Session Manager or EC2 Instance Connect Endpoint, or let in only the addresses of your network."),
        Parts = ["ingress"],
        Controls = ["CIS 5.3", "EC2.13", "PCI 1.3.1", "SC-7(21)"],
    };

    public Verdict Evaluate(SecurityGroupConfiguration configuration, EvaluationContext context)
    {
        var rules = configuration.OpenToWorld(Watched);
        return Verdict.When(Truth.Of(rules.Length > 0), () => new Verdict.Violation(
            "Everybody may reach SSH (tcp 22).",
            new Dictionary<string, object?> { ["rules"] = rules.Evidence() }));
    }
}
