namespace Qrie.Aws.Rds;

/// <summary>A kind of things that RDS describes.</summary>
/// <param name="Type">The last word of the type's name, which is also that of an item.</param>
/// <param name="Word">The word of its ARNs.</param>
/// <param name="Filter">The filter that takes its ids.</param>
internal sealed record RdsKind(string Type, string Word, string Filter)
{
    public static RdsKind Instance { get; } = new("DBInstance", "db", "db-instance-id");

    public static RdsKind Cluster { get; } = new("DBCluster", "cluster", "db-cluster-id");

    public static RdsKind Snapshot { get; } = new("DBSnapshot", "snapshot", "db-snapshot-id");

    public static RdsKind ClusterSnapshot { get; } = new("DBClusterSnapshot", "cluster-snapshot", "db-cluster-snapshot-id");

    /// <summary>The element of one item.</summary>
    public string Item => Type;

    /// <summary>The element of the list.</summary>
    public string List => Type + "s";

    /// <summary>The operation that describes it.</summary>
    public string Operation => $"Describe{List}";

    /// <summary>The IAM action that describes it.</summary>
    public string Permission => $"rds:{Operation}";
}
