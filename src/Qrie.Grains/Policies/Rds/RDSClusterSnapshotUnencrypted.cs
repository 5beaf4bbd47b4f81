using Qrie.Aws.Rds;

namespace Qrie.Policies.Rds;

internal sealed class RDSClusterSnapshotUnencrypted : IPolicy<DbSnapshotConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "RDSClusterSnapshotUnencrypted",
        Title = "Snapshot of a cluster is not encrypted",
        Description = "The snapshot is not encrypted at rest.",
        ResourceType = "AWS::RDS::DBClusterSnapshot",
        Severity = 45,
        Category = PolicyCategory.Encryption,
        Rationale = "It can be shared with anybody as it is, and whoever gets it can read it.",
        Remediation = new()
        {
            Summary = "Restore the snapshot into an encrypted cluster, snapshot that, and delete the original. RDS does not encrypt a copy of a cluster's "
                + "snapshot that is not encrypted.",
            Console =
            [
                "Open the RDS console, choose Snapshots, and select the snapshot.",
                "Choose Actions, Restore snapshot, enter a name, select Enable encryption, choose a key, and restore.",
                "Choose Databases, select the new cluster, choose Actions, Take snapshot, and delete the cluster when the snapshot is available.",
                "Choose Snapshots, select the original, and choose Actions, Delete snapshot.",
            ],
            Cli =
            [
                "aws rds restore-db-cluster-from-snapshot --region REGION --db-cluster-identifier NEW --snapshot-identifier ID --engine ENGINE --kms-key-id KEY",
                "aws rds create-db-cluster-snapshot --region REGION --db-cluster-identifier NEW --db-cluster-snapshot-identifier COPY",
                "aws rds delete-db-cluster-snapshot --region REGION --db-cluster-snapshot-identifier ID",
            ],
            Note = "Delete the original only when the new snapshot is available. ENGINE is that of the snapshot, such as aurora-postgresql.",
        },
        Parts = ["snapshot"],
        Controls = ["RDS.4", "PCI 3.5.1", "SC-28(1)"],
    };

    public Verdict Evaluate(DbSnapshotConfiguration configuration, EvaluationContext context) =>
        RdsVerdicts.Of(configuration.Snapshot, () => RdsVerdicts.When(!configuration.Snapshot.Encrypted, "The snapshot is not encrypted."));
}
