using Qrie.Inventory;

namespace Qrie.Silo.Notifications;

/// <summary>
/// The outbox: what happened to findings, until it is one delivery per destination, and the deliveries, until they are taken. One silo
/// of a cluster empties it. Where that is another of a sudden, what was under way is told again under the same key.
/// </summary>
internal interface IDeliveryStore
{
    /// <summary>Turns a number of happenings into deliveries.</summary>
    /// <returns>How many; 0 when there are none.</returns>
    Task<int> FanOutAsync(IReadOnlyList<Destination> destinations, CancellationToken cancellationToken);

    /// <summary>What is due for a destination, the longest due first. What happened to a finding later waits for what happened to it before.</summary>
    Task<IReadOnlyList<Delivery>> DueAsync(string destination, int limit, CancellationToken cancellationToken);

    /// <summary>Removes a delivery: it was taken, or somebody removes a dead letter.</summary>
    /// <returns>False when there is none.</returns>
    Task<bool> RemoveAsync(string id, bool onlyDead = false);

    /// <summary>Notes a failed attempt, and when to try again; never again makes it a dead letter. One that is gone stays so.</summary>
    Task FailAsync(Delivery delivery, string error, DateTimeOffset? nextAt);

    /// <summary>Gives up what waits for destinations that are no more.</summary>
    Task AbandonAsync(IReadOnlyList<Destination> destinations);

    /// <summary>Dead letters, last given up first.</summary>
    /// <exception cref="FormatException">The token is none of ours.</exception>
    Task<Page<Delivery>> DeadAsync(string? destination, int limit, string? after, CancellationToken cancellationToken);

    /// <summary>Puts a dead letter back into its queue, as if it had never been tried.</summary>
    /// <returns>False when there is none.</returns>
    Task<bool> RetryAsync(string id);

    /// <summary>How many deliveries wait and how many dead letters there are, by destination.</summary>
    Task<Dictionary<string, (int Waiting, int Dead)>> CountsAsync(CancellationToken cancellationToken);
}
