using Qrie.Aws.Rds;

namespace Qrie.Policies.Rds;

internal sealed class RDSClusterUnencryptedStorage : IPolicy<DbClusterConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "RDSClusterUnencryptedStorage",
        Title = "Cluster's storage is not encrypted",
        Description = "The storage of the cluster is not encrypted at rest.",
        ResourceType = "AWS::RDS::DBCluster",
        Severity = 75,
        Category = PolicyCategory.Encryption,
        Rationale = "Data, backups, replicas and snapshots can be read by whoever gets at the disks, or at a snapshot that was shared.",
        Remediation = "Encryption cannot be switched on: take a snapshot, copy it with a key (aws rds copy-db-cluster-snapshot --kms-key-id KEY), restore the copy, and move clients to it.",
        Parts = ["cluster"],
        Controls = ["CIS 2.2.1", "RDS.27", "PCI 3.5.1", "SC-28(1)"],
    };

    public Verdict Evaluate(DbClusterConfiguration configuration, EvaluationContext context) =>
        RdsVerdicts.Of(configuration.Cluster, context, () => RdsVerdicts.When(
            !configuration.Cluster.StorageEncrypted, "The storage is not encrypted."));
}
