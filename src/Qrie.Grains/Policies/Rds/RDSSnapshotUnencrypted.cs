using Qrie.Aws.Rds;

namespace Qrie.Policies.Rds;

internal sealed class RDSSnapshotUnencrypted : IPolicy<DbSnapshotConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "RDSSnapshotUnencrypted",
        Title = "Snapshot of a database is not encrypted",
        Description = "The snapshot is not encrypted at rest.",
        ResourceType = "AWS::RDS::DBSnapshot",
        Severity = 45,
        Category = PolicyCategory.Encryption,
        Rationale = "It can be shared with anybody as it is, and whoever gets it can read it.",
        Remediation = new()
        {
            Summary = "Copy the snapshot with a key, then delete the original.",
            Console =
            [
                "Open the RDS console, choose Snapshots, and select the snapshot.",
                "Choose Actions, Copy snapshot, enter a name, select Enable encryption, choose a key, and choose Copy snapshot.",
                "When the copy is available, select the original, and choose Actions, Delete snapshot.",
            ],
            Cli =
            [
                "aws rds copy-db-snapshot --region REGION --source-db-snapshot-identifier ARN --target-db-snapshot-identifier COPY --kms-key-id KEY",
                "aws rds delete-db-snapshot --region REGION --db-snapshot-identifier ID",
            ],
            Note = "Delete the original only when the copy is available.",
        },
        Parts = ["snapshot"],
        Controls = ["RDS.4", "PCI 3.5.1", "SC-28(1)"],
    };

    public Verdict Evaluate(DbSnapshotConfiguration configuration, EvaluationContext context) =>
        RdsVerdicts.Of(configuration.Snapshot, () => RdsVerdicts.When(!configuration.Snapshot.Encrypted, "The snapshot is not encrypted."));
}
