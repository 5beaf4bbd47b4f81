using Qrie.Resources;

namespace Qrie.Silo.Storage;

/// <summary>A resource's rows, as they were written last: what a write compares with.</summary>
internal sealed record StoredResource
{
    /// <summary>The row's id.</summary>
    public required long Id { get; init; }

    /// <summary>Grows by one with each write.</summary>
    public required long Version { get; init; }

    /// <summary>What the row's indexes are made of.</summary>
    public required ResourceKeys Keys { get; init; }

    /// <summary>The ARNs in the table of relations.</summary>
    public required IReadOnlyList<string> Relations { get; init; }

    /// <summary>The tags in the table of tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>The names in the table of names.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The policies that could not be judged.</summary>
    public required IReadOnlyCollection<string> Unknown { get; init; }

    /// <summary>The findings' rows, by policy id.</summary>
    public required IReadOnlyDictionary<string, StoredFinding> Findings { get; init; }

    /// <summary>Such of the policies as count: a tombstone's do not.</summary>
    public IEnumerable<string> CountedUnknown => Keys.Status == ResourceStatus.Present ? Unknown : [];
}
