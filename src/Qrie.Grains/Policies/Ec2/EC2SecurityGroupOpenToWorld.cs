using Qrie.Aws;
using Qrie.Aws.Ec2;
using Qrie.Policies.Network;

namespace Qrie.Policies.Ec2;

internal sealed class EC2SecurityGroupOpenToWorld : IPolicy<SecurityGroupConfiguration>
{
    private static readonly Ports Watched = new(PortSet.All.Except(PortSet.Of(80, 443)), PortSet.All.Except(PortSet.Of(80, 443)));

    public PolicyDefinition Definition { get; } = new()
    {
        Id = "EC2SecurityGroupOpenToWorld",
        Title = "Security group is open to everybody",
        Description = "A rule lets the whole internet reach a port other than 80 and 443.",
        ResourceType = "AWS::EC2::SecurityGroup",
        Severity = 60,
        Category = PolicyCategory.NetworkExposure,
        Rationale = "Few services but web servers are meant for everybody, and each of them is tried by everybody.",
        Remediation = IngressRemedy.Revoke("Revoke the rule, and put those who need the port in its place: a CIDR, a prefix list or another security group."),
        Parts = ["ingress"],
        Controls = ["EC2.18", "PCI 1.3.1", "SC-7(5)"],
    };

    public Verdict Evaluate(SecurityGroupConfiguration configuration, EvaluationContext context)
    {
        var rules = configuration.OpenToWorld(Watched);
        return Verdict.When(Truth.Of(rules.Length > 0), () => new Verdict.Violation(
            $"Everybody may reach {string.Join(", ", configuration.OpenToWorld().Intersect(Watched).Texts())}.",
            new Dictionary<string, object?> { ["rules"] = rules.Evidence() }));
    }
}
