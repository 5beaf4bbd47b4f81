using Qrie.Aws;
using Qrie.Aws.Ec2;
using Qrie.Policies.Network;

namespace Qrie.Policies.Ec2;

internal sealed class EC2SecurityGroupHighRiskPort : IPolicy<SecurityGroupConfiguration>
{
    private static readonly Ports Watched = new(
        PortSet.Of(
            20, 21, 22, 23, 25, 110, 135, 137, 138, 139, 143, 445, 1433, 1434, 3000, 3306, 3389, 4333, 5000, 5432, 5500, 5601, 5985, 5986, 8080, 8088, 8888, 9200, 9300),
        PortSet.None);

    public PolicyDefinition Definition { get; } = new()
    {
        Id = "EC2SecurityGroupHighRiskPort",
        Title = "A port of a risky service is open to everybody",
        Description = "A rule lets the whole internet reach a TCP port of a service for administration, files, mail, data or development.",
        ResourceType = "AWS::EC2::SecurityGroup",
        Severity = 80,
        Category = PolicyCategory.NetworkExposure,
        Rationale = "These services were made for trusted networks: they know weak authentication or none, or speak in the clear.",
        Remediation = IngressRemedy.Revoke("Revoke the rule, and let in only the networks and security groups that need the service."),
        Parts = ["ingress"],
        Controls = ["CIS 5.1.2", "EC2.19", "SC-7(5)"],
    };

    public Verdict Evaluate(SecurityGroupConfiguration configuration, EvaluationContext context)
    {
        var rules = configuration.OpenToWorld(Watched);
        var ports = configuration.OpenToWorld().Intersect(Watched).Texts();
        return Verdict.When(Truth.Of(rules.Length > 0), () => new Verdict.Violation(
            $"Everybody may reach {string.Join(", ", ports)}.",
            new Dictionary<string, object?> { ["rules"] = rules.Evidence(), ["ports"] = ports }));
    }
}
