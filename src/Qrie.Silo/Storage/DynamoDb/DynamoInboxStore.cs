using Amazon.DynamoDBv2.Model;
using Qrie.Changes;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>
/// The inboxes. No step is atomic over rows, so each is in the order in which stopping anywhere loses nothing: what is written goes
/// before what is removed.
/// </summary>
internal sealed class DynamoInboxStore(DynamoDatabase database) : IInboxStore
{
    // Later than every key, in the order of sort keys.
    private const string LastKey = "\uFFFF";

    public async Task WriteAsync(string inbox, IReadOnlyCollection<PendingChange> rows, IReadOnlyCollection<string> removed)
    {
        // A batch may not name a key twice; the last of a key is the one that stays.
        var gone = removed.ToHashSet(StringComparer.Ordinal);
        var last = rows.Where(row => !gone.Contains(row.Key)).GroupBy(row => row.Key, StringComparer.Ordinal).Select(same => same.Last());
        await database.PutAsync(DynamoSchema.Inbox, last.Select(row => ItemOf(inbox, row)));
        await database.DeleteAsync(DynamoSchema.Inbox, gone.Select(key => KeyOf(inbox, key)));
    }

    public async Task<IReadOnlyList<PendingChange>> LoadAsync(string inbox) =>
        await database.PartitionAsync(DynamoSchema.Inbox, inbox).Select(RowOf).ToListAsync();

    public async Task<IReadOnlyList<string>> ListNonEmptyAsync()
    {
        // One row of each lane: a scan may go on from a key that is not there, the last possible one of the lane.
        var lanes = new List<string>();
        var request = new ScanRequest(database.NameOf(DynamoSchema.Inbox)) { Limit = 1, ConsistentRead = true, ProjectionExpression = "inbox" };
        do
        {
            var response = await database.Client.ScanAsync(request);
            request.ExclusiveStartKey = response.LastEvaluatedKey;
            if (response.Items is [var item])
            {
                lanes.Add(item["inbox"].S);
                request.ExclusiveStartKey = KeyOf(item["inbox"].S, LastKey);
            }
        }
        while (request.ExclusiveStartKey is { Count: > 0 });

        return lanes;
    }

    public async Task QuarantineAsync(string inbox, PendingChange row, DateTimeOffset at)
    {
        var item = ItemOf(inbox, row);
        item["account"] = Attributes.Text(row.Newest.AccountId);
        item["at"] = Attributes.Number(at.ToStored());
        await database.PutAsync(DynamoSchema.Quarantine, [item]);
    }

    public async Task<PendingChange?> ReleaseAsync(string inbox, string key)
    {
        var response = await database.Client.DeleteItemAsync(new DeleteItemRequest
        {
            TableName = database.NameOf(DynamoSchema.Quarantine), Key = KeyOf(inbox, key), ReturnValues = Amazon.DynamoDBv2.ReturnValue.ALL_OLD,
        });
        return response.Attributes is { Count: > 0 } item ? RowOf(item) : null;
    }

    internal static PendingChange RowOf(Item item) => StoredJson.Read<PendingChange>(Attributes.UnpackText(item["row"]));

    private static Item KeyOf(string inbox, string key) => new()
    {
        ["inbox"] = Attributes.Text(inbox),
        ["key"] = Attributes.Text(Attributes.SortPart(key)),
    };

    private static Item ItemOf(string inbox, PendingChange row)
    {
        var item = KeyOf(inbox, row.Key);
        item["row"] = Attributes.Pack(StoredJson.Write(row));
        return item;
    }
}
