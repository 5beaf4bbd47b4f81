using Amazon.DynamoDBv2.Model;
using Qrie.Silo.Auth;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>The tokens. They are found by consistent reads, so that what one silo has revoked no other lets in.</summary>
internal sealed class DynamoApiTokenStore(DynamoDatabase database) : IApiTokenStore
{
    private const string UsedAt = "used_at";
    private const string RevokedAt = "revoked_at";

    public Task AddAsync(ApiTokenRecord token, byte[] hash)
    {
        var item = KeyOf(token.Id);
        item["hash"] = new AttributeValue { B = new MemoryStream(hash) };
        item["token"] = Attributes.Pack(StoredJson.Write(token));
        return database.PutAsync(DynamoSchema.Tokens, [item]);
    }

    public async Task<(ApiTokenRecord Token, byte[] Hash)?> FindAsync(string id, CancellationToken cancellationToken) =>
        await database.GetAsync(DynamoSchema.Tokens, KeyOf(id), cancellationToken) is { } item ? (TokenOf(item), item["hash"].B.ToArray()) : null;

    public Task UsedAsync(string id, DateTimeOffset at) => StampAsync(id, UsedAt, at, "attribute_exists(id)");

    public async Task<IReadOnlyList<ApiTokenRecord>> ListAsync(CancellationToken cancellationToken)
    {
        var tokens = await database.ScanAsync(DynamoSchema.Tokens, cancellationToken).Select(TokenOf).ToListAsync(cancellationToken);
        return [.. tokens.OrderByDescending(token => token.CreatedAt).ThenBy(token => token.Id, StringComparer.Ordinal)];
    }

    public Task<bool> RevokeAsync(string id, DateTimeOffset at) =>
        StampAsync(id, RevokedAt, at, $"attribute_exists(id) AND attribute_not_exists({RevokedAt})");

    private static Item KeyOf(string id) => new() { ["id"] = Attributes.Text(id) };

    private static ApiTokenRecord TokenOf(Item item) => StoredJson.Read<ApiTokenRecord>(Attributes.UnpackText(item["token"])) with
    {
        LastUsedAt = TimeOf(item, UsedAt),
        RevokedAt = TimeOf(item, RevokedAt),
    };

    private static DateTimeOffset? TimeOf(Item item, string name) =>
        item.TryGetValue(name, out var value) ? SqliteExtensions.ToTime(Attributes.NumberOf(value)) : null;

    private Task<bool> StampAsync(string id, string name, DateTimeOffset at, string condition) => database.TryUpdateAsync(
        DynamoSchema.Tokens, KeyOf(id), $"SET {name} = :at", condition, new Item { [":at"] = Attributes.Number(at.ToStored()) });
}
