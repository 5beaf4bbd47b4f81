using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Qrie.Silo.Api.Json;
using Qrie.Silo.Storage;

namespace Qrie.Silo.Notifications;

/// <summary>The destinations that were made by the API. Their secrets are encrypted under the data folder's keys.</summary>
internal sealed class DestinationStore(SqliteDatabase database, IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Qrie.Notifications.Destinations");

    public async Task<IReadOnlyList<Destination>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            connection => connection.Query(
                "SELECT settings, secrets FROM notification_destinations ORDER BY id", reader => (Settings: reader.GetString(0), Secrets: reader.GetString(1))),
            cancellationToken);
        return [.. rows.Select(row =>
        {
            var secrets = JsonSerializer.Deserialize<Secrets>(protector.Unprotect(row.Secrets), ApiJson.Options)!;
            return JsonSerializer.Deserialize<Destination>(row.Settings, ApiJson.Options)! with { Url = secrets.Url, Secret = secrets.Secret };
        })];
    }

    public Task SaveAsync(Destination destination)
    {
        var settings = JsonSerializer.Serialize(destination with { Url = null, Secret = null }, ApiJson.Options);
        var secrets = protector.Protect(JsonSerializer.Serialize(new Secrets(destination.Url, destination.Secret), ApiJson.Options));
        return database.WriteAsync(connection => connection.Execute(
            "INSERT OR REPLACE INTO notification_destinations (id, settings, secrets) VALUES (@id, @settings, @secrets)",
            ("@id", destination.Id), ("@settings", settings), ("@secrets", secrets)));
    }

    /// <summary>Takes a destination away, with all that waits for it and all that it was not told.</summary>
    public Task DeleteAsync(string id) => database.WriteAsync(connection =>
        connection.Execute("DELETE FROM notification_destinations WHERE id = @id", ("@id", id))
        + connection.Execute("DELETE FROM notification_deliveries WHERE destination = @id", ("@id", id)));

    private sealed record Secrets(string? Url, string? Secret)
    {
        public override string ToString() => nameof(Secrets);
    }
}
