using System.Globalization;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Qrie.Aws;
using Qrie.Findings;
using Qrie.Resources;
using Qrie.Inventory;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>
/// The grain storage of resources, which is the inventory itself. A resource's item is the truth and is written first, on condition of
/// its version; findings, history and links follow it. Should they not arrive, the item's mark brings them at the next
/// write, at the next activation, or by <see cref="UnpublishedSweep"/>.
/// </summary>
internal sealed partial class DynamoResourceStorage(
    DynamoDatabase database,
    ResourcePublisher publisher,
    ResourceTypes types,
    IOptions<HistoryOptions> history,
    TimeProvider time,
    ILogger<DynamoResourceStorage> logger) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (await database.GetAsync(DynamoSchema.Resources, ResourceItem.KeyOf(grainId.Key.ToString()!)) is not { } item)
        {
            grainState.State = (T)(object)new ResourceState();
            (grainState.ETag, grainState.RecordExists) = (null, false);
            return;
        }

        var state = ResourceItem.StateOf(item);
        (grainState.State, grainState.ETag, grainState.RecordExists) = ((T)(object)state, item[ResourceItem.Version].N, true);
        var known = KnownItem.Of(item, state);
        state.Stored = known;
        if (ResourceItem.IsUnpublished(item))
        {
            await TryPublishAsync(state, item, known.ChangesTo(state, state.Findings));
        }
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var state = (ResourceState)(object)grainState.State!;
        var expected = grainState.ETag is null ? 0 : long.Parse(grainState.ETag, CultureInfo.InvariantCulture);
        var place = ItemPlace.Of(state, history.Value.Days);
        var before = (await KnownAsync(state, expected)).At(place);
        var findings = before.Newest(state);
        var changes = before.ChangesTo(state, findings);
        var item = place.Expire(ItemOf(state, findings, expected + 1));
        if (changes.Any || state.UnwrittenHistory.Count > 0)
        {
            ResourceItem.MarkUnpublished(item, time.GetUtcNow(), changes.Unlinked);
        }

        await WriteAsync(item, expected);
        (grainState.ETag, grainState.RecordExists) = ((expected + 1).Invariant(), true);
        state.UnwrittenFindings.Clear();
        state.Stored = before with
        {
            Version = expected + 1,
            Findings = findings,
            // What is not sure to be there, or to be gone, is written or removed again.
            Linked = [.. before.Linked.Except(changes.Unlinked)],
            Unlinked = [.. changes.Unlinked, .. changes.Linked],
        };
        if (ResourceItem.IsUnpublished(item))
        {
            await TryPublishAsync(state, item, changes);
        }
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var arn = grainId.Key.ToString()!;
        var key = ResourceItem.KeyOf(arn);
        if (await database.GetAsync(DynamoSchema.Resources, key) is { } item)
        {
            var targets = LinkItem.TargetsOf(ResourceItem.StateOf(item)).Concat(ResourceItem.UnlinkedOf(item)).Distinct();
            await database.DeleteAsync(DynamoSchema.Links, targets.Select(target => LinkItem.KeyOf(target, arn)));
            foreach (var table in new[] { DynamoSchema.Findings, DynamoSchema.History })
            {
                var keys = await database.PartitionAsync(table, arn)
                    .Select(row => new Item { [table.PartitionKey] = row[table.PartitionKey], [table.SortKey!] = row[table.SortKey!] }).ToListAsync();
                await database.DeleteAsync(table, keys);
            }

            await database.DeleteAsync(DynamoSchema.Resources, [key]);
        }

        (grainState.ETag, grainState.RecordExists) = (null, false);
    }

    // A state that was made elsewhere remembers nothing of what is stored.
    private async Task<KnownItem> KnownAsync(ResourceState state, long expected)
    {
        if (expected == 0 || state.Stored is KnownItem known && known.Version == expected)
        {
            return expected == 0 ? KnownItem.None : (KnownItem)state.Stored!;
        }

        return await database.GetAsync(DynamoSchema.Resources, ResourceItem.KeyOf(state.Arn)) is { } item
            ? KnownItem.Of(item, ResourceItem.StateOf(item))
            : KnownItem.None;
    }

    private Item ItemOf(ResourceState state, Dictionary<string, Finding> findings, long version)
    {
        // The state is the grain's own: it is altered for as long as it takes to write it down.
        var own = state.Findings;
        try
        {
            state.Findings = findings;
            return ResourceItem.Of(state, types.Find(state.Type)?.Service ?? "", version);
        }
        finally
        {
            state.Findings = own;
        }
    }

    private async Task WriteAsync(Item item, long expected)
    {
        var arn = item[ResourceItem.Arn].S;
        if (ItemSize.Of(item) is var size && size > ItemSize.Limit)
        {
            throw new ItemTooLargeException(
                $"{arn} takes {size.Invariant()} bytes, compressed; an item of DynamoDB takes {ItemSize.Limit} at most. It is not written.");
        }

        var written = expected == 0
            ? await database.TryPutAsync(DynamoSchema.Resources, item, $"attribute_not_exists({ResourceItem.Arn})")
            : await database.TryPutAsync(
                DynamoSchema.Resources, item, $"{ResourceItem.Version} = :version",
                new Item { [":version"] = Attributes.Number(expected) });

        // The client tries again when an answer is lost, and then its own first attempt breaks the condition.
        if (!written && (await database.GetAsync(DynamoSchema.Resources, ResourceItem.KeyOf(arn)))?[ResourceItem.Write].S != item[ResourceItem.Write].S)
        {
            throw new InconsistentStateException($"{arn} was written by somebody else.", "another", expected == 0 ? "none" : expected.Invariant());
        }
    }

    // The resource's item is durable: what cannot follow now follows later, and is no reason to describe the resource again.
    private async Task TryPublishAsync(ResourceState state, Item item, PublishedChanges changes)
    {
        try
        {
            await publisher.PublishAsync(state, item, changes);
        }
        catch (Exception exception)
        {
            LogNotPublished(logger, state.Arn, exception);
            return;
        }

        state.UnwrittenFindings.Clear();
        state.UnwrittenHistory.Clear();
        var known = (KnownItem)state.Stored!;
        state.Stored = known with { Published = known.Findings, Linked = LinkItem.TargetsOf(state), Unlinked = [] };
    }

    [LoggerMessage(421, LogLevel.Warning, "Findings, history or links of {Arn} could not be written; they follow later.")]
    private static partial void LogNotPublished(ILogger logger, string arn, Exception exception);
}
