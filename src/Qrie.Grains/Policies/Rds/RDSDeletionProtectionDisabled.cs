using Qrie.Aws.Rds;

namespace Qrie.Policies.Rds;

internal sealed class RDSDeletionProtectionDisabled : IPolicy<DbInstanceConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "RDSDeletionProtectionDisabled",
        Title = "Database can be deleted just like that",
        Description = "The instance does not refuse to be deleted.",
        ResourceType = "AWS::RDS::DBInstance",
        Severity = 35,
        Category = PolicyCategory.DataProtection,
        Rationale = "One mistaken or malicious call deletes it. With protection on, it takes two, and the first of them shows.",
        Remediation = new()
        {
            Summary = "Protect the instance from being deleted.",
            Console =
            [
                "Open the RDS console, choose Databases, select the instance, and choose Modify.",
                "Under Deletion protection, select Enable deletion protection.",
                "Choose Continue, Apply immediately, and Modify DB instance.",
            ],
            Cli = ["aws rds modify-db-instance --region REGION --db-instance-identifier ID --deletion-protection --apply-immediately"],
        },
        Parts = ["instance"],
        Controls = ["RDS.8", "CP-2(5)"],
    };

    public Verdict Evaluate(DbInstanceConfiguration configuration, EvaluationContext context) =>
        RdsVerdicts.Of(configuration.Instance, context, ownOnly: true, () => RdsVerdicts.When(
            !configuration.Instance.DeletionProtection, "Deletion protection is off."));
}
