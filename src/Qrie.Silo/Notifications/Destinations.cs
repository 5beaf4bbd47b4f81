using Microsoft.Extensions.Options;

namespace Qrie.Silo.Notifications;

/// <summary>All destinations: those of the settings, which stay as they are, and those of the API.</summary>
internal sealed class Destinations(DestinationStore store, IOptions<NotificationOptions> options) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private volatile IReadOnlyList<Destination>? all;

    /// <summary>The destinations, by id.</summary>
    public async Task<IReadOnlyList<Destination>> AllAsync(CancellationToken cancellationToken) => all ?? await LoadAsync(cancellationToken);

    public async Task<Destination?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await AllAsync(cancellationToken)).FirstOrDefault(destination => destination.Id == id);

    /// <summary>Keeps a new destination.</summary>
    /// <returns>False when the id is taken.</returns>
    public Task<bool> AddAsync(Destination destination, CancellationToken cancellationToken) => ChangeAsync(
        known => known.Any(one => one.Id == destination.Id) ? null : () => store.SaveAsync(destination), cancellationToken);

    /// <summary>Replaces a destination of the API.</summary>
    /// <returns>False when there is none.</returns>
    public Task<bool> ReplaceAsync(Destination destination, CancellationToken cancellationToken) => ChangeAsync(
        known => known.Any(one => one.Id == destination.Id && !one.Configured) ? () => store.SaveAsync(destination) : null, cancellationToken);

    /// <summary>Takes a destination of the API away.</summary>
    /// <returns>False when there is none.</returns>
    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken) => ChangeAsync(
        known => known.Any(one => one.Id == id && !one.Configured) ? () => store.DeleteAsync(id) : null, cancellationToken);

    public void Dispose() => turn.Dispose();

    private async Task<bool> ChangeAsync(Func<IReadOnlyList<Destination>, Func<Task>?> decide, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (decide(await ReadAsync(cancellationToken)) is not { } change)
            {
                return false;
            }

            await change();
            all = await ReadAsync(CancellationToken.None);
            return true;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<IReadOnlyList<Destination>> LoadAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            return all ??= await ReadAsync(cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<IReadOnlyList<Destination>> ReadAsync(CancellationToken cancellationToken)
    {
        var configured = options.Value.Destinations.Select(destination => destination.ToDestination()).ToArray();
        // The settings win where both name one.
        return [.. configured
            .Concat((await store.ListAsync(cancellationToken)).Where(stored => configured.All(one => one.Id != stored.Id)))
            .OrderBy(destination => destination.Id, StringComparer.Ordinal)];
    }
}
