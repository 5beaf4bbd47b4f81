using Qrie.Findings;
using Qrie.Resources;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>What is known of a resource's item and of what has followed it.</summary>
internal sealed record KnownItem
{
    /// <summary>The item's version; 0 when there is none.</summary>
    public required long Version { get; init; }

    /// <summary>What its findings and links repeat of it.</summary>
    public ItemPlace Place { get; init; }

    /// <summary>The findings in the item.</summary>
    public required IReadOnlyDictionary<string, Finding> Findings { get; init; }

    /// <summary>The findings of which it is certain that their items say the same.</summary>
    public required IReadOnlyDictionary<string, Finding> Published { get; init; }

    /// <summary>Where the resource is linked from for certain.</summary>
    public required IReadOnlyCollection<string> Linked { get; init; }

    /// <summary>Where it may be linked from though it should not.</summary>
    public required IReadOnlyCollection<string> Unlinked { get; init; }

    public static KnownItem None { get; } =
        new() { Version = 0, Findings = new Dictionary<string, Finding>(), Published = new Dictionary<string, Finding>(), Linked = [], Unlinked = [] };

    /// <summary>An item that was read. Of one that bears the mark nothing is certain but what may be left over.</summary>
    public static KnownItem Of(Item item, ResourceState state)
    {
        var (findings, targets) = (new Dictionary<string, Finding>(state.Findings), LinkItem.TargetsOf(state));
        var unpublished = ResourceItem.IsUnpublished(item);
        return new KnownItem
        {
            Version = Attributes.NumberOf(item[ResourceItem.Version]),
            Place = ItemPlace.Of(item),
            Findings = findings,
            Published = unpublished ? None.Findings : findings,
            Linked = unpublished ? [] : targets,
            Unlinked = unpublished ? [.. ResourceItem.UnlinkedOf(item), .. targets] : [],
        };
    }

    /// <summary>The findings to write for a state: of each the newer, and those of which it says nothing.</summary>
    public Dictionary<string, Finding> Newest(ResourceState state)
    {
        var newest = new Dictionary<string, Finding>(state.Findings);
        foreach (var (policy, stored) in Findings)
        {
            if (!newest.TryGetValue(policy, out var finding) || FindingItem.IsNewer(stored, finding))
            {
                newest[policy] = stored;
            }
        }

        return newest;
    }

    /// <summary>The same for another place: of what repeats the place nothing is certain any more.</summary>
    public KnownItem At(ItemPlace place) =>
        place == Place ? this : this with { Place = place, Published = None.Findings, Linked = [], Unlinked = [.. Unlinked, .. Linked] };

    /// <summary>What is to follow an item of this state with these findings.</summary>
    public PublishedChanges ChangesTo(ResourceState state, IReadOnlyDictionary<string, Finding> findings)
    {
        var targets = LinkItem.TargetsOf(state);
        return new PublishedChanges(
            [.. findings.Values.Where(finding => !Published.TryGetValue(finding.PolicyId, out var before) || !FindingItem.SaySame(before, finding))],
            [.. targets.Except(Linked)],
            [.. Linked.Concat(Unlinked).Except(targets).Distinct()]);
    }
}
