using Qrie.Resources;

namespace Qrie.Inventory;

/// <summary>A resource in a listing.</summary>
public sealed record ResourceRow
{
    /// <summary>The ARN.</summary>
    public required string Arn { get; init; }
    /// <summary>The service, such as <c>s3</c>.</summary>
    public required string Service { get; init; }
    /// <summary>The account.</summary>
    public required string AccountId { get; init; }
    /// <summary>The region.</summary>
    public required string Region { get; init; }
    /// <summary>The type.</summary>
    public required string Type { get; init; }
    /// <summary>Whether it exists.</summary>
    public required ResourceStatus Status { get; init; }
    /// <summary>When it was first seen.</summary>
    public DateTimeOffset? FirstSeenAt { get; init; }
    /// <summary>When it was last described and found.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }
    /// <summary>When the stored describe began.</summary>
    public DateTimeOffset? SnapshotTime { get; init; }
    /// <summary>The configuration as canonical JSON.</summary>
    public string? Configuration { get; init; }
    /// <summary>The tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }
    /// <summary>How many findings are active.</summary>
    public required int OpenFindings { get; init; }
    /// <summary>What could not be read.</summary>
    public required IReadOnlyList<UnreadablePart> Unreadable { get; init; }
    /// <summary>Policies that could not be judged, with the reason.</summary>
    public required IReadOnlyDictionary<string, string> UnknownPolicies { get; init; }
    /// <summary>The revision of the policy set that judged it last; 0 where the store does not tell.</summary>
    public long PolicyRevision { get; init; }
}
