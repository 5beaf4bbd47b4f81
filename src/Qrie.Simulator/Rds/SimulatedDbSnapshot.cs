using System.Collections.Immutable;

namespace Qrie.Simulator.Rds;

/// <summary>A snapshot of an instance or of a cluster as it truly is.</summary>
internal sealed record SimulatedDbSnapshot
{
    public required string Id { get; init; }

    public required bool IsOfCluster { get; init; }

    public required string AccountId { get; init; }

    public required string Region { get; init; }

    public required string Arn { get; init; }

    public required string SourceId { get; init; }

    public required string Engine { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary><c>manual</c> or <c>automated</c>.</summary>
    public string Type { get; init; } = "manual";

    public bool IsEncrypted { get; init; }

    public string? KmsKeyId { get; init; }

    /// <summary>Who may restore it: accounts, or <c>all</c>.</summary>
    public ImmutableSortedSet<string> Restore { get; init; } = [];

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
