using Qrie.Accounts;

namespace Qrie.Silo.Storage;

internal sealed class AccountStore(SqliteDatabase database) : IAccountStore
{
    public Task<IReadOnlyList<AccountRecord>> AllAsync() => database.ReadAsync<IReadOnlyList<AccountRecord>>(connection =>
        connection.Query("SELECT record FROM accounts ORDER BY id", Read));

    public Task<AccountRecord?> FindAsync(string accountId) => database.ReadAsync(connection => Find(connection, accountId));

    public Task<bool> SaveAsync(AccountRecord account) => database.WriteAsync(connection =>
        (Find(connection, account.AccountId)?.Version ?? 0) == account.Version
        && connection.Execute(
            "INSERT OR REPLACE INTO accounts (id, record) VALUES (@id, @record)",
            ("@id", account.AccountId), ("@record", StoredJson.Write(account with { Version = account.Version + 1 }))) > 0);

    public Task<bool> RemoveAsync(AccountRecord account) => database.WriteAsync(connection =>
        Find(connection, account.AccountId)?.Version == account.Version
        && connection.Execute("DELETE FROM accounts WHERE id = @id", ("@id", account.AccountId)) > 0);

    private static AccountRecord? Find(SqliteSession connection, string accountId) =>
        connection.Query("SELECT record FROM accounts WHERE id = @id", Read, ("@id", accountId)).FirstOrDefault();

    private static AccountRecord Read(SqliteRow reader) => StoredJson.Read<AccountRecord>(reader.GetString(0)) is var record && record.Version == 0
        ? record with { Version = 1 }
        : record;
}
