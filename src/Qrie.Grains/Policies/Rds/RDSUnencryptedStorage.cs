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
        Remediation = "Encryption cannot be switched on: take a snapshot, copy it with a key (aws rds copy-db-snapshot --kms-key-id KEY), restore the copy, and move clients to it.",
        Parts = ["instance"],
        Controls = ["CIS 2.2.1", "RDS.3", "PCI 3.5.1", "SC-28(1)"],
    };

    public Verdict Evaluate(DbInstanceConfiguration configuration, EvaluationContext context) =>
        RdsVerdicts.Of(configuration.Instance, context, ownOnly: true, () => RdsVerdicts.When(
            !configuration.Instance.StorageEncrypted, "The storage is not encrypted."));
}
