namespace Qrie.Aws.Rds;

/// <summary>Snapshots of clusters.</summary>
internal sealed class DbClusterSnapshotType() : SnapshotType(RdsKind.ClusterSnapshot, "DBClusterIdentifier", "StorageEncrypted", "DBClusterSnapshotNotFoundFault");
