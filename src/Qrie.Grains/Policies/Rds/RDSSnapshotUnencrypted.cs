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
        Remediation = "Copy it with a key: aws rds copy-db-snapshot --kms-key-id KEY, then delete the original.",
        Parts = ["snapshot"],
        Controls = ["RDS.4", "PCI 3.5.1", "SC-28(1)"],
    };

    public Verdict Evaluate(DbSnapshotConfiguration configuration, EvaluationContext context) =>
        RdsVerdicts.Of(configuration.Snapshot, () => RdsVerdicts.When(!configuration.Snapshot.Encrypted, "The snapshot is not encrypted."));
}
