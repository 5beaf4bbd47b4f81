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
        Remediation = new()
        {
            Summary = "Give the instance a standby in another availability zone.",
            Console =
            [
                "Open the RDS console, choose Databases, select the instance, and choose Modify.",
                "Under Availability & durability, choose Create a standby instance.",
                "Choose Continue, Apply immediately, and Modify DB instance.",
            ],
            Cli = ["aws rds modify-db-instance --region REGION --db-instance-identifier ID --multi-az --apply-immediately"],
            Note = "A standby is charged as an instance. While it is made, writes may be slower: leave out --apply-immediately to have it done in the maintenance window.",
        },
        Parts = ["instance"],
        Controls = ["CIS 2.2.4", "RDS.5", "CP-10"],
    };

    public Verdict Evaluate(DbInstanceConfiguration configuration, EvaluationContext context) =>
        RdsVerdicts.Of(configuration.Instance, context, ownOnly: true, () => RdsVerdicts.When(
            !configuration.Instance.MultiAz, "The instance is in one availability zone only."));
}
