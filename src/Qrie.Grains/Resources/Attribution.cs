using Qrie.Changes;

namespace Qrie.Resources;

/// <summary>Who made a change, by the events that wait when it shows and by those that come after it; see ADR 0019.</summary>
internal static class Attribution
{
    // CloudTrail delivers within minutes, as a rule a quarter of an hour at most.
    private static readonly TimeSpan EventsComeWithin = TimeSpan.FromHours(1);

    /// <summary>
    /// Of the events that may have altered what differs the last, rather of those that tell what they alter. An event that altered something
    /// else is not to blame: what did may be on its way.
    /// </summary>
    /// <param name="open">The events that wait.</param>
    /// <param name="changedParts">The parts that differ.</param>
    public static Cause? OfChange(ResourceChange[] open, IReadOnlySet<string> changedParts)
    {
        ResourceChange[][] suspects =
        [
            [.. open.Where(change => change.Parts.Any(changedParts.Contains))],
            [.. open.Where(change => change.Part is null && changedParts.Count > 0)],
            [.. open.Where(change => change.Cause.IsOwn)],
        ];
        return suspects.FirstOrDefault(some => some.Length > 0) is { } likely ? PendingChange.NewestOf(likely).Cause : null;
    }

    /// <summary>Of the events of a kind the last; when there is none, the last of all.</summary>
    /// <param name="open">The events that wait; at least one.</param>
    /// <param name="kind">How the resource came or went.</param>
    public static Cause OfTurn(ResourceChange[] open, ChangeKind kind) =>
        PendingChange.NewestOf(open.Where(change => change.Kind == kind) is var fitting && fitting.Any() ? fitting : open).Cause;

    /// <summary>A change of which no event has told, and which one that is on its way may explain; null when there is none.</summary>
    /// <param name="state">The resource after the change.</param>
    /// <param name="blame">What made it, as far as is known.</param>
    /// <param name="since">The snapshot before; null when there was none.</param>
    /// <param name="isDrift">True when a scan counts it as drift.</param>
    public static UnexplainedChange? Unexplained(ResourceState state, Blame blame, DateTimeOffset? since, bool isDrift)
    {
        var parts = blame.UnexplainedParts;
        var isExplained = blame.IsTurn ? blame.Cause is { IsOwn: false } : parts.Count == 0;
        // What was there before anybody looked is no change.
        return isExplained || (since is null && !isDrift)
            ? null
            : new UnexplainedChange(since ?? DateTimeOffset.MinValue, state.SnapshotTime!.Value, state.Status, parts, FindingsOpened: [], IsDrift: isDrift);
    }

    /// <summary>Remembers a change of which no event has told, for its event to come.</summary>
    /// <param name="state">The resource.</param>
    /// <param name="change">The change.</param>
    public static void Remember(ResourceState state, UnexplainedChange change) => state.Unexplained =
    [
        .. state.Unexplained.Where(known => known.At > change.At - EventsComeWithin).Append(change).TakeLast(ResourceState.MaxUnexplained),
    ];

    /// <summary>Has events that came after their changes tell who made them: on the findings, and in the history.</summary>
    /// <param name="state">The resource.</param>
    /// <param name="changes">What came.</param>
    /// <param name="now">The moment.</param>
    /// <returns>What was explained; of a change that was explained before, with the event before. Empty when the state need not be written.</returns>
    public static IReadOnlyList<UnexplainedChange> Explain(ResourceState state, IEnumerable<ResourceChange> changes, DateTimeOffset now)
    {
        var explained = new List<UnexplainedChange>();
        foreach (var change in changes.OrderBy(change => change.Cause.At))
        {
            if (state.Unexplained.FindIndex(known => known.IsExplainedBy(change)) is >= 0 and var index)
            {
                explained.Add(state.Unexplained[index]);
                state.Unexplained[index] = state.Unexplained[index] with { Cause = change.Cause };
                Explain(state, state.Unexplained[index], change.Cause, now);
            }
        }

        return explained;
    }

    private static void Explain(ResourceState state, UnexplainedChange change, Cause cause, DateTimeOffset now)
    {
        state.LastCause = state.LastCause is { IsOwn: false } last && last.At > cause.At ? last : cause;
        foreach (var policy in change.FindingsOpened)
        {
            if (state.Findings.GetValueOrDefault(policy) is { IsViolation: true } finding
                && (finding.Cause is not { IsOwn: false } known || (known.At >= change.Since && known.At < cause.At)))
            {
                state.Findings[policy] = finding with { Cause = cause };
                state.UnwrittenFindings.Add(policy);
            }
        }

        state.UnwrittenHistory.Add(new ResourceHistoryEntry
        {
            At = now, Cause = cause, Diff = [], FindingsOpened = [], FindingsResolved = [], Status = state.Status, Explains = change.At,
        });
    }
}
