using System.Text.Json.Serialization;

namespace Qrie.Aws.Rds;

/// <summary>What a snapshot is.</summary>
public sealed record DbSnapshotSettings
{
    /// <summary>The engine of what it was taken of.</summary>
    [JsonRequired]
    public required string Engine { get; init; }

    /// <summary><c>manual</c>, <c>automated</c>, or <c>awsbackup</c>.</summary>
    [JsonRequired]
    public required string SnapshotType { get; init; }

    /// <summary>The instance or the cluster of which it was taken.</summary>
    public string? SourceId { get; init; }

    /// <summary>Whether it is encrypted.</summary>
    public bool Encrypted { get; init; }

    /// <summary>The key that encrypts it; null for none.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>When it was taken, UTC; null while it is being taken.</summary>
    public DateTimeOffset? CreatedAt { get; init; }
}
