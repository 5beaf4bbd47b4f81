using Qrie.Changes;

namespace Qrie.Resources;

/// <summary>Tells which events a describe has shown, and which may still be hidden by a stale read.</summary>
/// <param name="row">All events that asked for the describe.</param>
/// <param name="began">When it began.</param>
/// <param name="settleDelay">How long reads may lag.</param>
/// <param name="recent">Events that were believed before a snapshot covered them by its time.</param>
internal sealed class SettlementCheck(
    PendingChange row, DateTimeOffset began, TimeSpan settleDelay, IReadOnlyCollection<RecentEvent> recent)
{
    private DateTimeOffset suspectUntil = DateTimeOffset.MinValue;

    /// <summary>The events that a describe of a resource that exists does not show.</summary>
    /// <param name="open">The events that the snapshot before did not cover.</param>
    /// <param name="existed">Whether the resource was known to exist before.</param>
    /// <param name="changedParts">The parts that differ from the snapshot before.</param>
    public IEnumerable<ResourceChange> NotShownByFound(IEnumerable<ResourceChange> open, bool existed, IReadOnlySet<string> changedParts)
    {
        // A difference in a part whose last event was believed early may be a step back to what was before that event. Then
        // nothing of this describe is the last word.
        suspectUntil = recent
            .Where(known => known.ShownFrom > began && (known.Part is null ? changedParts.Count > 0 : known.Part.Split(',').Any(changedParts.Contains)))
            .Select(known => known.ShownFrom)
            .DefaultIfEmpty(DateTimeOffset.MinValue)
            .Max();
        return open.Where(change => !IsCertain(change) && (suspectUntil > began || !IsShown(change, existed, changedParts)));
    }

    /// <summary>The events that began too recently for any describe to show them for certain.</summary>
    /// <param name="open">The events that the snapshot before did not cover.</param>
    public IEnumerable<ResourceChange> NotCertain(IEnumerable<ResourceChange> open) =>
        open.Where(change => change.Part != ResourceChange.NoPart && !IsCertain(change));

    /// <summary>The events that the answer "there is no such resource" leaves open.</summary>
    /// <param name="open">The events that the snapshot before did not cover.</param>
    public IEnumerable<ResourceChange> NotShownByMissing(IEnumerable<ResourceChange> open) =>
        open.Where(change => !IsCertain(change) && (change.Kind != ChangeKind.Deleted || row.Events.Any(other => other.Kind == ChangeKind.Created)));

    /// <summary>
    /// From when on a describe shows the event for certain. An event that was believed at once because of a difference that
    /// this one may have made is to be shown then, too.
    /// </summary>
    /// <param name="change">One of the row's events.</param>
    public DateTimeOffset CertainFrom(ResourceChange change) =>
        Colliding(change).Select(known => known.ShownFrom).Append(Freshness.ShownFrom(change, settleDelay)).Append(suspectUntil).Max();

    // What was made a moment ago may show parts of what had its name before, and parts that are not there yet. A part that
    // was altered a moment ago may be read as it was before that. Neither difference proves anything.
    private bool IsShown(ResourceChange change, bool existed, IReadOnlySet<string> changedParts) =>
        change.Part == ResourceChange.NoPart
        || (existed
            && change.Kind is not (ChangeKind.Created or ChangeKind.Deleted)
            && !row.IsAmbiguous(change)
            && !Colliding(change).Any()
            && (change.Part is null ? changedParts.Count > 0 : change.Parts.All(changedParts.Contains)));

    private IEnumerable<RecentEvent> Colliding(ResourceChange change) =>
        recent.Where(known => known.ShownFrom > began && known.MayHide(change));

    private bool IsCertain(ResourceChange change) => began >= CertainFrom(change);
}
