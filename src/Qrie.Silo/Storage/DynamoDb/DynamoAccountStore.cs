using Qrie.Accounts;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

internal sealed class DynamoAccountStore(DynamoDatabase database) : IAccountStore
{
    public async Task<IReadOnlyList<AccountRecord>> AllAsync()
    {
        var accounts = await database.ScanAsync(DynamoSchema.Accounts).Select(item => StoredJson.Read<AccountRecord>(Attributes.UnpackText(item["record"]))).ToListAsync();
        return [.. accounts.OrderBy(account => account.AccountId, StringComparer.Ordinal)];
    }

    public Task SaveAsync(AccountRecord account)
    {
        var item = KeyOf(account.AccountId);
        item["record"] = Attributes.Pack(StoredJson.Write(account));
        return database.PutAsync(DynamoSchema.Accounts, [item]);
    }

    public Task RemoveAsync(string accountId) => database.DeleteAsync(DynamoSchema.Accounts, [KeyOf(accountId)]);

    private static Item KeyOf(string accountId) => new() { ["id"] = Attributes.Text(accountId) };
}
