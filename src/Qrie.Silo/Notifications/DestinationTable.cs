using Qrie.Silo.Storage;

namespace Qrie.Silo.Notifications;

internal sealed class DestinationTable(SqliteDatabase database) : IDestinationTable
{
    public async Task<IReadOnlyList<StoredDestination>> ListAsync(CancellationToken cancellationToken) => await database.ReadAsync(
        connection => connection.Query(
            "SELECT id, settings, secrets FROM notification_destinations ORDER BY id",
            reader => new StoredDestination(reader.GetString(0), reader.GetString(1), reader.GetString(2))),
        cancellationToken);

    public Task<bool> AddAsync(StoredDestination destination) => WriteAsync(
        "INSERT OR IGNORE INTO notification_destinations (id, settings, secrets) VALUES (@id, @settings, @secrets)", destination);

    public Task<bool> ReplaceAsync(StoredDestination destination) => WriteAsync(
        "UPDATE notification_destinations SET settings = @settings, secrets = @secrets WHERE id = @id", destination);

    public async Task<bool> RemoveAsync(string id) => await database.WriteAsync(connection =>
    {
        connection.Execute("DELETE FROM notification_deliveries WHERE destination = @id", ("@id", id));
        return connection.Execute("DELETE FROM notification_destinations WHERE id = @id", ("@id", id));
    }) > 0;

    private async Task<bool> WriteAsync(string sql, StoredDestination destination) => await database.WriteAsync(connection => connection.Execute(
        sql, ("@id", destination.Id), ("@settings", destination.Settings), ("@secrets", destination.Secrets))) > 0;
}
