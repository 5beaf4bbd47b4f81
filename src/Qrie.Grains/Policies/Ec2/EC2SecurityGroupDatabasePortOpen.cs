using Qrie.Aws;
using Qrie.Aws.Ec2;
using Qrie.Policies.Network;

namespace Qrie.Policies.Ec2;

internal sealed class EC2SecurityGroupDatabasePortOpen : IPolicy<SecurityGroupConfiguration>
{
    private static readonly Ports Watched = new(
        PortSet.Of(1433, 1434, 1521, 2483, 2484, 3306, 5432, 6379, 7000, 7001, 7199, 9042, 9092, 9160, 9200, 9300, 11211, 27017, 27018, 27019),
        PortSet.Of(11211));

    public PolicyDefinition Definition { get; } = new()
    {
        Id = "EC2SecurityGroupDatabasePortOpen",
        Title = "A database port is open to everybody",
        Description = "A rule lets the whole internet reach a port of a database, a cache, a search engine or a broker.",
        ResourceType = "AWS::EC2::SecurityGroup",
        Severity = 80,
        Category = PolicyCategory.NetworkExposure,
        Rationale = "Databases on the internet are found by scanners within hours, and emptied, encrypted or copied if they can be.",
        Remediation = IngressRemedy.Revoke("Revoke the rule, and let in only the security groups of the applications that use the database."),
        Parts = ["ingress"],
        Controls = ["PCI 1.3.1", "SC-7(5)"],
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
