using Qrie.Resources;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>What a resource's findings and links repeat of it: when it differs, all of them are written again.</summary>
/// <param name="Type">The resource's type.</param>
/// <param name="Account">Its account.</param>
/// <param name="Region">Its region.</param>
/// <param name="Expires">When a resource that was deleted goes for good with what belongs to it, in Unix seconds; null while it exists.</param>
internal readonly record struct ItemPlace(string Type, string Account, string Region, long? Expires)
{
    /// <summary>The attribute by which DynamoDB removes items by itself; it may take some days more.</summary>
    public const string ExpiresAt = "expires";

    /// <param name="state">The resource.</param>
    /// <param name="keptDays">How long what was deleted is kept.</param>
    public static ItemPlace Of(ResourceState state, int keptDays) => new(
        state.Type, state.AccountId, state.Region,
        state is { Status: ResourceStatus.Deleted, SnapshotTime: { } deleted } ? (deleted + TimeSpan.FromDays(keptDays)).ToUnixTimeSeconds() : null);

    /// <param name="item">The resource's item.</param>
    public static ItemPlace Of(Item item) => new(
        item[ResourceItem.Type].S, item[ResourceItem.Account].S, item[ResourceItem.Region].S,
        item.TryGetValue(ExpiresAt, out var expires) ? Attributes.NumberOf(expires) : null);

    /// <summary>Has an item go with the resource.</summary>
    public Item Expire(Item item)
    {
        if (Expires is { } expires)
        {
            item[ExpiresAt] = Attributes.Number(expires);
        }

        return item;
    }
}
