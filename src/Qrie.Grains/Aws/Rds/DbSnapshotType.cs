namespace Qrie.Aws.Rds;

/// <summary>Snapshots of instances.</summary>
internal sealed class DbSnapshotType() : SnapshotType(RdsKind.Snapshot, "DBInstanceIdentifier", "Encrypted", "DBSnapshotNotFound");
