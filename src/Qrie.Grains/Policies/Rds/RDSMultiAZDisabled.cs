using Qrie.Aws.Rds;

namespace Qrie.Policies.Rds;

internal sealed class RDSMultiAZDisabled : IPolicy<DbInstanceConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "RDSMultiAZDisabled",
        Title = "Database is in one zone only",
        Description = "The instance has no standby or member in another availability zone.",
        ResourceType = "AWS::RDS::DBInstance",
        Severity = 35,
        Category = PolicyCategory.Resilience,
        Rationale = "When the zone fails, or the host is patched, the database is away until it is back.",
        Remediation = "aws rds modify-db-instance --db-instance-identifier ID --multi-az.",
        Parts = ["instance"],
        Controls = ["CIS 2.2.4", "RDS.5", "CP-10"],
    };

    public Verdict Evaluate(DbInstanceConfiguration configuration, EvaluationContext context) =>
        RdsVerdicts.Of(configuration.Instance, context, ownOnly: true, () => RdsVerdicts.When(
            !configuration.Instance.MultiAz, "The instance is in one availability zone only."));
}
