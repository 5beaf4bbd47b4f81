using Qrie.Changes;
using Qrie.Coverage;

namespace Qrie.Silo.Storage;

internal sealed class InboxStore(SqliteDatabase database) : IInboxStore
{
    public Task WriteAsync(string inbox, IReadOnlyCollection<PendingChange> rows, IReadOnlyCollection<string> removed)
    {
        var texts = rows.Select(row => (row.Key, Text: StoredJson.Write(row))).ToArray();
        return database.WriteAsync(connection =>
        {
            foreach (var (key, text) in texts)
            {
                connection.Execute(
                    "INSERT OR REPLACE INTO inbox (inbox, key, row) VALUES (@inbox, @key, @row)", ("@inbox", inbox), ("@key", key), ("@row", text));
            }

            foreach (var key in removed)
            {
                connection.Execute("DELETE FROM inbox WHERE inbox = @inbox AND key = @key", ("@inbox", inbox), ("@key", key));
            }

            return true;
        });
    }

    public Task<IReadOnlyList<PendingChange>> LoadAsync(string inbox) => database.ReadAsync<IReadOnlyList<PendingChange>>(connection =>
        connection.Query("SELECT row FROM inbox WHERE inbox = @inbox", reader => StoredJson.Read<PendingChange>(reader.GetString(0)), ("@inbox", inbox)));

    public Task<IReadOnlyList<string>> ListNonEmptyAsync() => database.ReadAsync<IReadOnlyList<string>>(connection =>
        connection.Query("SELECT DISTINCT inbox FROM inbox", reader => reader.GetString(0)));

    public Task QuarantineAsync(string inbox, PendingChange row, DateTimeOffset at) => database.WriteAsync(connection => connection.Execute(
        "INSERT OR REPLACE INTO quarantine (inbox, key, account, at, row) VALUES (@inbox, @key, @account, @at, @row)",
        ("@inbox", inbox), ("@key", row.Key), ("@account", row.Newest.AccountId), ("@at", at), ("@row", StoredJson.Write(row))));

    public Task<IReadOnlyList<string>> ListQuarantinedAsync() => database.ReadAsync<IReadOnlyList<string>>(connection =>
        connection.Query("SELECT DISTINCT inbox FROM quarantine", reader => reader.GetString(0)));

    public Task ForgetQuarantineAsync(string inbox) => database.WriteAsync(connection =>
        connection.Execute("DELETE FROM quarantine WHERE inbox = @inbox", ("@inbox", inbox)));

    public Task<QuarantinedChange?> QuarantinedAsync(string inbox, string key) => database.ReadAsync(connection => connection.Query(
        "SELECT row, at FROM quarantine WHERE inbox = @inbox AND key = @key",
        reader => new QuarantinedChange(inbox, StoredJson.Read<PendingChange>(reader.GetString(0)), SqliteExtensions.ToTime(reader.GetInt64(1))),
        ("@inbox", inbox), ("@key", key)).FirstOrDefault());

    public Task<IReadOnlyList<QuarantinedChange>> PassingAsync(DateTimeOffset until, int limit) => database.ReadAsync<IReadOnlyList<QuarantinedChange>>(connection =>
        connection.Query(
            "SELECT inbox, row, at FROM quarantine WHERE at <= @until AND row ->> 'may_pass' ORDER BY at LIMIT @limit",
            reader => new QuarantinedChange(reader.GetString(0), StoredJson.Read<PendingChange>(reader.GetString(1)), SqliteExtensions.ToTime(reader.GetInt64(2))),
            ("@until", until), ("@limit", limit)));

    public Task ReleaseAsync(QuarantinedChange given) => database.WriteAsync(connection => connection.Execute(
        "DELETE FROM quarantine WHERE inbox = @inbox AND key = @key AND at = @at",
        ("@inbox", given.Inbox), ("@key", given.Change.Key), ("@at", given.At)));
}
