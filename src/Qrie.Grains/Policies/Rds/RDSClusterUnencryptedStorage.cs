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
        Remediation = new()
        {
            Summary = "Take a snapshot, restore it into an encrypted cluster, and move clients to it. Encryption cannot be switched on.",
            Console =
            [
                "Open the RDS console, choose Databases, select the cluster, and choose Actions, Take snapshot.",
                "Choose Snapshots, select it, and choose Actions, Restore snapshot.",
                "Choose a new name, select Enable encryption, choose a key, and restore.",
                "Move clients to the new cluster, and delete the old one.",
            ],
            Cli =
            [
                "aws rds create-db-cluster-snapshot --region REGION --db-cluster-identifier ID --db-cluster-snapshot-identifier SNAPSHOT",
                "aws rds restore-db-cluster-from-snapshot --region REGION --db-cluster-identifier NEW --snapshot-identifier SNAPSHOT --engine ENGINE "
                    + "--kms-key-id KEY",
                "aws rds create-db-instance --region REGION --db-cluster-identifier NEW --db-instance-identifier MEMBER --db-instance-class CLASS --engine ENGINE",
            ],
            Note = "ENGINE is that of the cluster. The last command is for Aurora, whose restored clusters have no members yet. What is written after the "
                + "snapshot is missing from the new cluster: stop writes before.",
        },
        Parts = ["cluster"],
        Controls = ["CIS 2.2.1", "RDS.27", "PCI 3.5.1", "SC-28(1)"],
    };

    public Verdict Evaluate(DbClusterConfiguration configuration, EvaluationContext context) =>
        RdsVerdicts.Of(configuration.Cluster, context, () => RdsVerdicts.When(
            !configuration.Cluster.StorageEncrypted, "The storage is not encrypted."));
}
