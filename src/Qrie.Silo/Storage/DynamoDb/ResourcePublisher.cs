using System.Security.Cryptography;
using System.Text;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.Options;
using Qrie.Resources;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>
/// Writes what follows a resource's item: changed findings, history and links. Writing the same again changes nothing, so it
/// may stop anywhere and begin anew.
/// </summary>
internal sealed class ResourcePublisher(DynamoDatabase database, IOptions<HistoryOptions> history, TimeProvider time)
{
    private const int SideBySide = 8;

    /// <param name="state">The state, with its unwritten history.</param>
    /// <param name="item">Its item.</param>
    /// <param name="changes">What differs from what is written.</param>
    public async Task PublishAsync(ResourceState state, Item item, PublishedChanges changes)
    {
        var (service, place) = (item[ResourceItem.Service].S, ItemPlace.Of(item));
        await Parallel.ForEachAsync(
            changes.Findings,
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide },
            async (finding, _) =>
            {
                await database.TryPutAsync(
                    DynamoSchema.Findings, place.Expire(FindingItem.Of(state, service, finding)), FindingItem.NewerWins, FindingItem.Values(finding));
                await database.TryPutAsync(
                    DynamoSchema.Days, TurnItem.Of(FindingItem.RowOf(state, service, finding), history.Value.Days, time.GetUtcNow()), TurnItem.OnlyOnce);
            });
        await database.PutAsync(DynamoSchema.History, state.UnwrittenHistory.Select(entry => HistoryItem(state.Arn, entry)).DistinctBy(item => item["at"].S));
        await database.PutAsync(DynamoSchema.Links, changes.Linked.Select(target => place.Expire(LinkItem.Of(target, state))));
        await database.DeleteAsync(DynamoSchema.Links, changes.Unlinked.Select(target => LinkItem.KeyOf(target, state.Arn)));
        await ClearMarkAsync(state.Arn, item[ResourceItem.Version]);
    }

    // The entry's own hash in the key makes two of one moment two, and one that is written again one.
    private Item HistoryItem(string arn, ResourceHistoryEntry entry)
    {
        var text = StoredJson.Write(entry);
        return new Item
        {
            ["arn"] = Attributes.Text(arn),
            ["at"] = Attributes.Text($"{Attributes.Ordered(entry.At)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]}"),
            ["entry"] = Attributes.Pack(text),
            [ItemPlace.ExpiresAt] = Attributes.Number((entry.At + TimeSpan.FromDays(history.Value.Days)).ToUnixTimeSeconds()),
        };
    }

    // A newer write has a mark of its own, or none.
    private Task<bool> ClearMarkAsync(string arn, AttributeValue version) => database.TryUpdateAsync(
        DynamoSchema.Resources, ResourceItem.KeyOf(arn), $"REMOVE {ResourceItem.UnpublishedShard}, {ResourceItem.UnpublishedAt}, {ResourceItem.Unlinked}",
        $"{ResourceItem.Version} = :version", new Item { [":version"] = version });
}
