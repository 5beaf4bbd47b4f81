using Qrie.Aws.Rds;

namespace Qrie.Policies.Rds;

internal sealed class RDSSnapshotPublic : IPolicy<DbSnapshotConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "RDSSnapshotPublic",
        Title = "Snapshot of a database is public",
        Description = "Everybody with an AWS account may restore the snapshot.",
        ResourceType = "AWS::RDS::DBSnapshot",
        Severity = 95,
        Category = PolicyCategory.DataProtection,
        Rationale = "Whoever restores it has the whole database, with everything in it, in an account of their own. Public snapshots are searched for all the time.",
        Remediation = new()
        {
            Summary = "Make the snapshot private.",
            Console =
            [
                "Open the RDS console, choose Snapshots, and select the snapshot.",
                "Choose Actions, Share snapshot.",
                "For DB snapshot visibility choose Private, and choose Save.",
            ],
            Cli = ["aws rds modify-db-snapshot-attribute --region REGION --db-snapshot-identifier ID --attribute-name restore --values-to-remove all"],
            Note = "Take what it holds for stolen: change its passwords and keys.",
        },
        Parts = ["attributes"],
        Controls = ["RDS.1", "PCI 10.3.2", "AC-3"],
    };

    public Verdict Evaluate(DbSnapshotConfiguration configuration, EvaluationContext context) =>
        RdsVerdicts.Of(configuration.Snapshot, () => Verdict.When(
            configuration.Attributes.Is("attributes", sharing => sharing.Restore.Contains("all"), whenAbsent: false),
            () => new Verdict.Violation("Everybody may restore the snapshot.", new Dictionary<string, object?>())));
}
