using System.Globalization;
using Qrie.Changes;
using Qrie.Inventory;

namespace Qrie.Console.Live;

/// <summary>What one look at a resource brought: its difference and its verdicts, which the feed tells one by one.</summary>
/// <param name="Events">The events, newest first; at least one, all of one resource and one cause.</param>
public sealed record FeedGroup(IReadOnlyList<FeedEvent> Events)
{
    /// <summary>The newest of the events.</summary>
    public FeedEvent Newest => Events[0];

    /// <summary>What keeps the group apart from the others; it stays the same while events are added.</summary>
    public long Key => Events[^1].Sequence;

    /// <summary>Who did it; null when no event did.</summary>
    public Cause? Cause => Newest.Cause;

    /// <summary>Events about findings, gravest first.</summary>
    public IEnumerable<FeedEvent> Verdicts => Events.Where(change => change.Finding is not null).OrderByDescending(change => change.Finding!.Severity);

    /// <summary>The event about the resource itself, if there is one.</summary>
    public FeedEvent? Change => Events.FirstOrDefault(change => change.Kind == FeedEventKind.ResourceChanged);

    /// <summary>Puts together what is about one resource and one cause; looks at several resources run side by side.</summary>
    /// <param name="events">The events, newest first.</param>
    /// <param name="most">How many groups.</param>
    public static IReadOnlyList<FeedGroup> Of(IEnumerable<FeedEvent> events, int most) =>
        [.. events.GroupBy(change => (change.Arn, change.Cause?.EventId ?? change.At.ToString("O", CultureInfo.InvariantCulture)))
            .Take(most)
            .Select(group => new FeedGroup([.. group]))];
}
