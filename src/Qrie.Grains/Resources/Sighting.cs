using Qrie.Aws;

namespace Qrie.Resources;

/// <summary>A resource as a describe or a listing has it, ready to be compared.</summary>
internal sealed record Sighting
{
    public required IResourceType Type { get; init; }

    public required string AccountId { get; init; }

    public required string Region { get; init; }

    /// <summary>The configuration as canonical JSON.</summary>
    public required string Json { get; init; }

    public required IReadOnlyDictionary<string, string>? Tags { get; init; }

    public required IReadOnlyList<string> Relations { get; init; }

    public required IReadOnlyList<string> Names { get; init; }

    public required IReadOnlyList<UnreadablePart> Unreadable { get; init; }

    /// <summary>When the describe or the listing began.</summary>
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>True when what differs counts as drift.</summary>
    public bool IsDrift { get; init; }
}
