using Qrie.Views;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>The views, a partition for each owner. Those that are shared are in an index besides, which others read: a moment late.</summary>
internal sealed class DynamoViewStore(DynamoDatabase database) : IViewStore
{
    public const string Owner = "owner";
    public const string Id = "id";

    /// <summary>What shared views have, and others do not.</summary>
    public const string Shared = "shared";

    private const int ReadAtATime = 100;
    private const string Yes = "yes";

    public async Task<IReadOnlyList<SavedView>> SeenByAsync(string owner, CancellationToken cancellationToken)
    {
        var own = database.PartitionAsync(DynamoSchema.Views, owner, cancellationToken);
        var shared = new OrderedPartition(DynamoSchema.Views.Indexes[0], Yes).ItemsAsync(database, DynamoSchema.Views, null, ReadAtATime, cancellationToken);
        return [
            .. await own.Select(ViewOf).ToListAsync(cancellationToken),
            .. await shared.Select(ViewOf).Where(view => view.Owner != owner).ToListAsync(cancellationToken)];
    }

    public Task SaveAsync(SavedView view)
    {
        var item = KeyOf(view);
        item["view"] = Attributes.Pack(StoredJson.Write(view));
        if (view.Shared)
        {
            item[Shared] = Attributes.Text(Yes);
        }

        return database.PutAsync(DynamoSchema.Views, [item]);
    }

    public Task RemoveAsync(SavedView view) => database.DeleteAsync(DynamoSchema.Views, [KeyOf(view)]);

    private static Item KeyOf(SavedView view) => new() { [Owner] = Attributes.Text(view.Owner), [Id] = Attributes.Text(view.Id) };

    private static SavedView ViewOf(Item item) => StoredJson.Read<SavedView>(Attributes.UnpackText(item["view"]));
}
