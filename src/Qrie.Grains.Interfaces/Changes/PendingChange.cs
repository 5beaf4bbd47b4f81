using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Qrie.Changes;

/// <summary>
/// All changes of one resource that wait to be looked at: one row of an inbox. Each further change of the same
/// resource is merged into it.
/// </summary>
[GenerateSerializer, Immutable, Alias("qrie.pending-change")]
public sealed record PendingChange
{
    /// <summary>How many events a row keeps apart; beyond that the oldest are folded into <see cref="Folded"/>.</summary>
    public const int MaxEvents = 32;

    /// <summary><see cref="ResourceChange.Key"/> of all the events.</summary>
    [Id(0)] public required string Key { get; init; }

    /// <summary>The events, oldest arrival first; 1 to <see cref="MaxEvents"/>.</summary>
    [Id(1)] public required ImmutableArray<ResourceChange> Events { get; init; }

    /// <summary>True when events were dropped from the row because there were more than it keeps apart.</summary>
    [Id(2)] public bool Folded { get; init; }

    /// <summary>When the first of the events was taken in.</summary>
    [Id(3)] public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>When the row may next be handed to its resource.</summary>
    [Id(4)] public required DateTimeOffset DueAt { get; init; }

    /// <summary>How often looking at the resource has failed since the row was queued.</summary>
    [Id(5)] public int Attempts { get; init; }

    /// <summary>How often it came to nothing through no fault of the resource: these do not count as attempts.</summary>
    [Id(7)] public int Setbacks { get; init; }

    /// <summary>Why the last attempt failed; null when none has.</summary>
    [Id(6)] public string? LastError { get; init; }

    /// <summary>True when the last failure may pass by itself, so that what was given up is tried again after a while.</summary>
    [Id(8)] public bool MayPass { get; init; }

    /// <summary>The event with the latest event time; of several, the one that came last.</summary>
    [JsonIgnore]
    public ResourceChange Newest => NewestOf(Events);

    /// <summary>
    /// True when a describe that shows a change cannot tell whose it is, because two of the events may have altered
    /// the same part.
    /// </summary>
    [JsonIgnore]
    public bool Ambiguous => Folded || Events.Any(IsAmbiguous);

    /// <summary>True when another event of the row may have altered the same part as this one.</summary>
    /// <param name="change">One of <see cref="Events"/>.</param>
    public bool IsAmbiguous(ResourceChange change) =>
        Folded || Events.Any(other => !ReferenceEquals(other, change) && MayCollide(other, change));

    /// <summary>Of some events the one with the latest event time; of several such, the last: CloudTrail's times are whole seconds.</summary>
    /// <param name="events">At least one.</param>
    public static ResourceChange NewestOf(IEnumerable<ResourceChange> events) =>
        events.Aggregate((newest, change) => change.Cause.At >= newest.Cause.At ? change : newest);

    /// <summary>The row with one more event.</summary>
    /// <param name="change">A change of the same key; one whose event id the row has already is not added again.</param>
    public PendingChange With(ResourceChange change)
    {
        if (Events.Any(known => known.Cause.EventId == change.Cause.EventId && known.Kind == change.Kind && known.Part == change.Part))
        {
            return this;
        }

        if (Events.Length < MaxEvents)
        {
            return this with { Events = Events.Add(change) };
        }

        // The latest event must stay, whenever it came: until it shows, nothing is settled.
        var all = Events.Add(change);
        return this with { Events = all.Remove(all.MinBy(known => known.Cause.At)!), Folded = true };
    }

    /// <summary>One row of both rows' events, for what was left over and what has come since.</summary>
    /// <param name="other">A row of the same key.</param>
    public PendingChange With(PendingChange other)
    {
        var merged = other.Events.Aggregate(this, (row, change) => row.With(change));
        return merged with
        {
            Folded = merged.Folded || other.Folded,
            QueuedAt = QueuedAt < other.QueuedAt ? QueuedAt : other.QueuedAt,
        };
    }

    // A resource that is made again differs in every part from the one that was deleted.
    private static bool MayCollide(ResourceChange left, ResourceChange right) =>
        left.Part != ResourceChange.NoPart && right.Part != ResourceChange.NoPart
        && (left.Kind is ChangeKind.Created or ChangeKind.Deleted
            || right.Kind is ChangeKind.Created or ChangeKind.Deleted
            || left.Part is null
            || right.Part is null
            || left.Parts.Intersect(right.Parts).Any());
}
