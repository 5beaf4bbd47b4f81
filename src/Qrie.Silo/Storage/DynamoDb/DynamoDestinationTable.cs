using Qrie.Silo.Notifications;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

internal sealed class DynamoDestinationTable(DynamoDatabase database) : IDestinationTable
{
    public async Task<IReadOnlyList<StoredDestination>> ListAsync(CancellationToken cancellationToken)
    {
        var all = await database.ScanAsync(DynamoSchema.Destinations, cancellationToken).ToListAsync(cancellationToken);
        return [.. all.Select(item => new StoredDestination(item["id"].S, Attributes.UnpackText(item["settings"]), Attributes.UnpackText(item["secrets"])))
            .OrderBy(destination => destination.Id, StringComparer.Ordinal)];
    }

    public Task<bool> AddAsync(StoredDestination destination) =>
        database.TryPutAsync(DynamoSchema.Destinations, ItemOf(destination), "attribute_not_exists(id)");

    public Task<bool> ReplaceAsync(StoredDestination destination) =>
        database.TryPutAsync(DynamoSchema.Destinations, ItemOf(destination), "attribute_exists(id)");

    public async Task<bool> RemoveAsync(string id)
    {
        // The destination first: from then on nothing more is meant for it.
        var removed = await database.TryDeleteAsync(DynamoSchema.Destinations, KeyOf(id), "attribute_exists(id)");
        var deliveries = await database.PartitionAsync(DynamoSchema.Deliveries, id).Select(DeliveryItem.KeyOf).ToListAsync();
        await database.DeleteAsync(DynamoSchema.Deliveries, deliveries);
        return removed;
    }

    private static Item KeyOf(string id) => new() { ["id"] = Attributes.Text(id) };

    private static Item ItemOf(StoredDestination destination)
    {
        var item = KeyOf(destination.Id);
        item["settings"] = Attributes.Pack(destination.Settings);
        item["secrets"] = Attributes.Pack(destination.Secrets);
        return item;
    }
}
