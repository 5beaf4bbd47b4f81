using Amazon.DynamoDBv2.Model;
using Qrie.Accounts;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

internal sealed class DynamoAccountStore(DynamoDatabase database) : IAccountStore
{
    private const string Written = "written";

    public async Task<IReadOnlyList<AccountRecord>> AllAsync()
    {
        var accounts = await database.ScanAsync(DynamoSchema.Accounts).Select(Read).ToListAsync();
        return [.. accounts.OrderBy(account => account.AccountId, StringComparer.Ordinal)];
    }

    public async Task<AccountRecord?> FindAsync(string accountId) =>
        await database.GetAsync(DynamoSchema.Accounts, KeyOf(accountId)) is { } item ? Read(item) : null;

    public async Task<bool> SaveAsync(AccountRecord account)
    {
        var wanted = account with { Version = account.Version + 1 };
        var item = KeyOf(account.AccountId);
        item["record"] = Attributes.Pack(StoredJson.Write(wanted));
        item[Written] = Attributes.Number(wanted.Version);
        var written = account.Version == 0
            ? await database.TryPutAsync(DynamoSchema.Accounts, item, "attribute_not_exists(id)")
            : await database.TryPutAsync(DynamoSchema.Accounts, item, As(account), Value(account));

        // The condition fails, too, when an answer was lost and the write was sent again.
        return written || (await FindAsync(account.AccountId) is { } now && StoredJson.Write(now) == StoredJson.Write(wanted));
    }

    public Task<bool> RemoveAsync(AccountRecord account) =>
        database.TryDeleteAsync(DynamoSchema.Accounts, KeyOf(account.AccountId), As(account), Value(account));

    // Items of older code count nothing, and are the first.
    private static string As(AccountRecord account) =>
        account.Version == 1 ? $"attribute_exists(id) AND (attribute_not_exists({Written}) OR {Written} = :{Written})" : $"{Written} = :{Written}";

    private static Item Value(AccountRecord account) => new() { [$":{Written}"] = Attributes.Number(account.Version) };

    private static AccountRecord Read(Item item) => StoredJson.Read<AccountRecord>(Attributes.UnpackText(item["record"])) with
    {
        Version = item.TryGetValue(Written, out var written) ? Attributes.NumberOf(written) : 1,
    };

    private static Item KeyOf(string accountId) => new() { ["id"] = Attributes.Text(accountId) };
}
