using Qrie.Changes;

namespace Qrie.Resources;

/// <summary>What a listing says of one resource.</summary>
[GenerateSerializer, Immutable, Alias("qrie.observation")]
public sealed record Observation
{
    /// <summary>CloudFormation's name of the type.</summary>
    [Id(0)] public required string Type { get; init; }

    /// <summary>The account that has it.</summary>
    [Id(1)] public required string AccountId { get; init; }

    /// <summary>The region in which it lives.</summary>
    [Id(2)] public required string Region { get; init; }

    /// <summary>Its configuration as canonical JSON.</summary>
    [Id(3)] public required string Configuration { get; init; }

    /// <summary>Its tags; null when the listing could not tell.</summary>
    [Id(4)] public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>ARNs of the resources whose facts the configuration holds.</summary>
    [Id(5)] public required IReadOnlyList<string> Relations { get; init; }

    /// <summary>Other names by which records may speak of it.</summary>
    [Id(6)] public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Parts that could not be read.</summary>
    [Id(7)] public required IReadOnlyList<UnreadablePart> Unreadable { get; init; }

    /// <summary>When the listing began, UTC: the time of the snapshot.</summary>
    [Id(8)] public required DateTimeOffset BeganAt { get; init; }

    /// <summary>The event that asked for the listing; null for a scan.</summary>
    [Id(9)] public Cause? Cause { get; init; }

    /// <summary>When the inventory began for which what differs counts as drift, UTC; null when it counts for none.</summary>
    [Id(10)] public DateTimeOffset? DriftSince { get; init; }
}
