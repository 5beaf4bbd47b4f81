using Qrie.Aws.Rds;

namespace Qrie.Policies.Rds;

internal sealed class RDSUnencryptedStorage : IPolicy<DbInstanceConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "RDSUnencryptedStorage",
        Title = "Database's storage is not encrypted",
        Description = "The storage of the instance is not encrypted at rest.",
        ResourceType = "AWS::RDS::DBInstance",
        Severity = 75,
        Category = PolicyCategory.Encryption,
        Rationale = "Data, backups, replicas and snapshots can be read by whoever gets at the disks, or at a snapshot that was shared.",
        Remediation = new()
        {
            Summary = "Take a snapshot, copy it with a key, restore the copy, and move clients to it. Encryption cannot be switched on.",
            Console =
            [
                "Open the RDS console, choose Databases, select the instance, and choose Actions, Take snapshot.",
                "Choose Snapshots, select it, choose Actions, Copy snapshot, select Enable encryption, choose a key, and choose Copy snapshot.",
                "Select the copy, choose Actions, Restore snapshot, and choose a new name for the instance.",
                "Move clients to the new instance, and delete the old one.",
            ],
            Cli =
            [
                "aws rds create-db-snapshot --region REGION --db-instance-identifier ID --db-snapshot-identifier SNAPSHOT",
                "aws rds copy-db-snapshot --region REGION --source-db-snapshot-identifier SNAPSHOT --target-db-snapshot-identifier COPY --kms-key-id KEY",
                "aws rds restore-db-instance-from-db-snapshot --region REGION --db-instance-identifier NEW --db-snapshot-identifier COPY",
            ],
            Note = "What is written after the snapshot is missing from the copy: stop writes before. Give the new instance the groups and settings of the old one.",
        },
        Parts = ["instance"],
        Controls = ["CIS 2.2.1", "RDS.3", "PCI 3.5.1", "SC-28(1)"],
    };

    public Verdict Evaluate(DbInstanceConfiguration configuration, EvaluationContext context) =>
        RdsVerdicts.Of(configuration.Instance, context, ownOnly: true, () => RdsVerdicts.When(
            !configuration.Instance.StorageEncrypted, "The storage is not encrypted."));
}
