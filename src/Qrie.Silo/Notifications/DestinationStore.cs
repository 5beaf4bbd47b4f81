using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Qrie.Silo.Api.Json;

namespace Qrie.Silo.Notifications;

/// <summary>The destinations that were made by the API. Their secrets are encrypted under Qrie's keys.</summary>
internal sealed class DestinationStore(IDestinationTable table, IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Qrie.Notifications.Destinations");

    public async Task<IReadOnlyList<Destination>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await table.ListAsync(cancellationToken)).Select(Read)];

    /// <returns>False when there is one of the id.</returns>
    public Task<bool> AddAsync(Destination destination) => table.AddAsync(Write(destination));

    /// <returns>False when there is none of the id.</returns>
    public Task<bool> ReplaceAsync(Destination destination) => table.ReplaceAsync(Write(destination));

    /// <summary>Takes a destination away, with all that waits for it and all that it was not told.</summary>
    /// <returns>False when there is none of the id.</returns>
    public Task<bool> DeleteAsync(string id) => table.RemoveAsync(id);

    private Destination Read(StoredDestination stored)
    {
        var destination = JsonSerializer.Deserialize<Destination>(stored.Settings, ApiJson.Options)!;
        try
        {
            var secrets = JsonSerializer.Deserialize<Secrets>(protector.Unprotect(stored.Secrets), ApiJson.Options)!;
            return destination with { Url = secrets.Url, Secret = secrets.Secret };
        }
        catch (CryptographicException)
        {
            // The key is gone. It is told nothing until it is made anew, and holds the others up with nothing.
            return destination with { Enabled = false };
        }
    }

    private StoredDestination Write(Destination destination) => new(
        destination.Id,
        JsonSerializer.Serialize(destination with { Url = null, Secret = null }, ApiJson.Options),
        protector.Protect(JsonSerializer.Serialize(new Secrets(destination.Url, destination.Secret), ApiJson.Options)));

    private sealed record Secrets(string? Url, string? Secret)
    {
        public override string ToString() => nameof(Secrets);
    }
}
