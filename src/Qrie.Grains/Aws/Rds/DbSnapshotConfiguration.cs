using System.Text.Json.Serialization;

namespace Qrie.Aws.Rds;

/// <summary>The configuration of a snapshot of an instance or of a cluster.</summary>
public sealed record DbSnapshotConfiguration
{
    /// <summary>Its identifier.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    [JsonRequired]
    public required DbSnapshotSettings Snapshot { get; init; }

    /// <summary>With whom it is shared; absent for one that was not taken by hand, which cannot be.</summary>
    public Observed<DbSnapshotSharing> Attributes { get; init; }

    /// <summary>Its tags.</summary>
    public SortedDictionary<string, string> Tags { get; init; } = [];
}
