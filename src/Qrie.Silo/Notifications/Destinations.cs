using Microsoft.Extensions.Options;

namespace Qrie.Silo.Notifications;

/// <summary>
/// All destinations: those of the settings, which stay as they are, and those of the API. They are remembered for a moment, in which what
/// another silo has changed is not seen yet.
/// </summary>
internal sealed class Destinations(DestinationStore store, IOptions<NotificationOptions> options, TimeProvider time)
{
    /// <summary>How long they are remembered.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    private volatile Reading? last;

    /// <summary>The destinations, by id.</summary>
    public async Task<IReadOnlyList<Destination>> AllAsync(CancellationToken cancellationToken) =>
        last is { } reading && time.GetElapsedTime(reading.At) < Remembered ? reading.All : await ReadAsync(cancellationToken);

    public async Task<Destination?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await AllAsync(cancellationToken)).FirstOrDefault(destination => destination.Id == id);

    /// <summary>Keeps a new destination.</summary>
    /// <returns>False when the id is taken.</returns>
    public Task<bool> AddAsync(Destination destination, CancellationToken cancellationToken) =>
        ChangeAsync(destination.Id, () => store.AddAsync(destination), cancellationToken);

    /// <summary>Replaces a destination of the API.</summary>
    /// <returns>False when there is none.</returns>
    public Task<bool> ReplaceAsync(Destination destination, CancellationToken cancellationToken) =>
        ChangeAsync(destination.Id, () => store.ReplaceAsync(destination), cancellationToken);

    /// <summary>Takes a destination of the API away.</summary>
    /// <returns>False when there is none.</returns>
    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken) => ChangeAsync(id, () => store.DeleteAsync(id), cancellationToken);

    private async Task<bool> ChangeAsync(string id, Func<Task<bool>> change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var changed = !Configured().Any(one => one.Id == id) && await change();
        await ReadAsync(CancellationToken.None);
        return changed;
    }

    private async Task<IReadOnlyList<Destination>> ReadAsync(CancellationToken cancellationToken)
    {
        // Known as of before the reading began: what changes meanwhile is seen in time.
        var (at, configured) = (time.GetTimestamp(), Configured());
        // The settings win where both name one.
        Destination[] all = [.. configured
            .Concat((await store.ListAsync(cancellationToken)).Where(stored => configured.All(one => one.Id != stored.Id)))
            .OrderBy(destination => destination.Id, StringComparer.Ordinal)];
        last = new Reading(at, all);
        return all;
    }

    private Destination[] Configured() => [.. options.Value.Destinations.Select(destination => destination.ToDestination())];

    private sealed record Reading(long At, IReadOnlyList<Destination> All);
}
