using Qrie.Resources;

namespace Qrie.Silo.Storage;

/// <summary>The columns of a resource's row that are in an index, or hardly ever change. Writing them costs the indexes a write each.</summary>
internal sealed record ResourceKeys
{
    public required Place Place { get; init; }

    public required ResourceStatus Status { get; init; }

    /// <summary>True when it has active findings.</summary>
    public required bool IsBad { get; init; }

    public required long? FirstSeen { get; init; }

    public required long? ReevaluateAt { get; init; }

    /// <summary>The parts that could not be read, as JSON.</summary>
    public required string Unreadable { get; init; }
}
