using Qrie.Inventory;

namespace Qrie.Notifications;

/// <summary>Who is told of findings, and what could not be told. What changes is in the audit trail.</summary>
public interface INotifications
{
    /// <summary>The destinations, by name.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<IReadOnlyList<DestinationView>> DestinationsAsync(CancellationToken cancellationToken);

    /// <summary>Makes a destination.</summary>
    /// <param name="wish">The destination.</param>
    /// <param name="principal">Who asks.</param>
    /// <exception cref="ArgumentException">Something of the wish is wrong; the message says what would be right, and repeats no secret.</exception>
    /// <exception cref="InvalidOperationException">There is one of that name.</exception>
    Task AddAsync(DestinationWish wish, string principal);

    /// <summary>Changes a destination.</summary>
    /// <param name="change">What it is to become.</param>
    /// <param name="principal">Who asks.</param>
    /// <exception cref="ArgumentException">Something of the change is wrong; the message says what would be right, and repeats no secret.</exception>
    /// <exception cref="InvalidOperationException">There is none, or the settings have it.</exception>
    Task ChangeAsync(DestinationChange change, string principal);

    /// <summary>Takes a destination away, with all that waits for it.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="principal">Who asks.</param>
    /// <exception cref="InvalidOperationException">There is none, or the settings have it.</exception>
    Task RemoveAsync(string id, string principal);

    /// <summary>Tells a destination of a made-up finding, now.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <returns>Why it failed; null when it was told.</returns>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    Task<string?> TestAsync(string id, string principal, CancellationToken cancellationToken);

    /// <summary>Notifications that were given up, the last first.</summary>
    /// <param name="limit">The size of the page.</param>
    /// <param name="after"><see cref="Page{T}.Next"/> of the page before, or null.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<Page<DeadLetter>> DeadLettersAsync(int limit, string? after, CancellationToken cancellationToken);

    /// <summary>Puts a notification back into its queue.</summary>
    /// <param name="id">Its number.</param>
    /// <returns>False when it is none that was given up.</returns>
    Task<bool> RetryAsync(string id);
}
