using Qrie.Accounts;

namespace Qrie.Silo.Storage;

internal sealed class AccountStore(SqliteDatabase database) : IAccountStore
{
    public Task<IReadOnlyList<AccountRecord>> AllAsync() => database.ReadAsync<IReadOnlyList<AccountRecord>>(connection => connection.Query(
        "SELECT record FROM accounts ORDER BY id", reader => StoredJson.Read<AccountRecord>(reader.GetString(0))));

    public Task SaveAsync(AccountRecord account) => database.WriteAsync(connection => connection.Execute(
        "INSERT OR REPLACE INTO accounts (id, record) VALUES (@id, @record)", ("@id", account.AccountId), ("@record", StoredJson.Write(account))));

    public Task RemoveAsync(string accountId) => database.WriteAsync(connection =>
        connection.Execute("DELETE FROM accounts WHERE id = @id", ("@id", accountId)));
}
