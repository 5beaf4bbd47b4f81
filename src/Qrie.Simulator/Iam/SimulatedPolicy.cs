using System.Collections.Immutable;

namespace Qrie.Simulator.Iam;

/// <summary>A managed policy of an account, or of AWS.</summary>
internal sealed record SimulatedPolicy
{
    public required string Arn { get; init; }

    public required string Name { get; init; }

    public required string Path { get; init; }

    public required string Id { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The versions, by number: the document and since when.</summary>
    public required ImmutableSortedDictionary<int, (string Document, DateTimeOffset CreatedAt)> Versions { get; init; }

    public required int Default { get; init; }

    /// <summary>The number that the next version will have: numbers do not come twice.</summary>
    public int Next { get; init; } = 2;

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
