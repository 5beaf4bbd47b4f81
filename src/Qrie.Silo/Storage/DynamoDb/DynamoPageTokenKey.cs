using Qrie.Silo.Api.Paging;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>The key that signs the tokens of pages: that of the silo that was first to need one.</summary>
internal sealed class DynamoPageTokenKey(DynamoDatabase database) : IPageTokenKey
{
    private static Item Key => new() { ["purpose"] = Attributes.Text("page-tokens"), ["number"] = Attributes.Text("00000000") };

    public byte[] GetOrAdd(byte[] fresh) => Task.Run(() => GetOrAddAsync(fresh)).GetAwaiter().GetResult();

    private async Task<byte[]> GetOrAddAsync(byte[] fresh)
    {
        var item = Key;
        item["value"] = Attributes.Pack(fresh);
        await database.TryPutAsync(DynamoSchema.Keys, item, "attribute_not_exists(purpose)");
        return Attributes.Unpack((await database.GetAsync(DynamoSchema.Keys, Key))!["value"]);
    }
}
