namespace Qrie.Resources;

/// <summary>An event that is taken care of.</summary>
/// <param name="Id">Its event id, and for a related change the resource that changed.</param>
/// <param name="ShownFrom">Snapshots from this moment on cover it by their time; it need not be remembered then.</param>
/// <param name="Part">
/// <see cref="Changes.ResourceChange.Part"/> of the event; null when it may have altered any part. Until
/// <paramref name="ShownFrom"/> a read of that part may go back to what was before.
/// </param>
[GenerateSerializer, Immutable, Alias("qrie.recent-event")]
public sealed record RecentEvent(
    [property: Id(0)] string Id, [property: Id(1)] DateTimeOffset ShownFrom, [property: Id(2)] string? Part)
{
    /// <summary>True when this event and the change may have altered the same part.</summary>
    /// <param name="change">A change of the same resource.</param>
    public bool MayHide(Changes.ResourceChange change) =>
        Part != Changes.ResourceChange.NoPart && change.Part != Changes.ResourceChange.NoPart
        && (Part is null || change.Part is null || Part.Split(',').Intersect(change.Parts).Any());
}
