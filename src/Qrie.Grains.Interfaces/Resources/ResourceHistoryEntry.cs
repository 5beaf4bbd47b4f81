using Qrie.Changes;

namespace Qrie.Resources;

/// <summary>One recorded change of a resource.</summary>
[GenerateSerializer, Immutable, Alias("qrie.history-entry")]
public sealed record ResourceHistoryEntry
{
    /// <summary>When the describe that showed it began.</summary>
    [Id(0)] public required DateTimeOffset At { get; init; }

    /// <summary>The newest of the events that may have made the change; null when none told of it, as when a scan showed it.</summary>
    [Id(1)] public Cause? Cause { get; init; }

    /// <summary>What differs; empty when only findings moved.</summary>
    [Id(2)] public required IReadOnlyList<DiffOperation> Diff { get; init; }

    /// <summary>Ids of the policies whose findings opened or reopened.</summary>
    [Id(3)] public required IReadOnlyList<string> FindingsOpened { get; init; }

    /// <summary>Ids of the policies whose findings were resolved.</summary>
    [Id(4)] public required IReadOnlyList<string> FindingsResolved { get; init; }

    /// <summary>The status after the change.</summary>
    [Id(5)] public required ResourceStatus Status { get; init; }

    /// <summary>
    /// Set when an event came late: <see cref="At"/> of the entry whose change it tells of. Such an entry has the cause of that change, and
    /// no differences of its own.
    /// </summary>
    [Id(6)] public DateTimeOffset? Explains { get; init; }

    /// <summary>The events that made other parts of the change, newest last: one look may show what several people did.</summary>
    [Id(7)] public IReadOnlyList<Cause> Others { get; init; } = [];
}
