using Qrie.Inventory;

namespace Qrie.Scans;

/// <summary>Scans and their units, durable.</summary>
public interface IScanStore
{
    /// <summary>Writes a scan with its units.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="units">Its units, all pending.</param>
    /// <returns>False when there is a scan of that id already; nothing was written then.</returns>
    Task<bool> CreateAsync(Scan scan, IReadOnlyList<ScanUnit> units);

    /// <summary>Writes a unit's progress. A unit that was cancelled meanwhile stays cancelled; one that completed becomes the baseline.</summary>
    /// <param name="unit">The unit.</param>
    /// <returns>False when the unit was cancelled.</returns>
    Task<bool> SaveAsync(ScanUnit unit);

    /// <summary>Calls off whatever of a scan has not ended.</summary>
    /// <param name="scanId">The scan.</param>
    /// <param name="now">The moment.</param>
    /// <returns>False when there is no such scan.</returns>
    Task<bool> CancelAsync(string scanId, DateTimeOffset now);

    /// <summary>Keys of units that have not ended, oldest scan first.</summary>
    /// <param name="limit">How many at most.</param>
    Task<IReadOnlyList<string>> UnfinishedKeysAsync(int limit);

    /// <summary>Units of one key that have not ended, oldest scan first.</summary>
    /// <param name="key"><see cref="ScanUnit.Key"/>.</param>
    Task<IReadOnlyList<ScanUnit>> UnfinishedAsync(string key);

    /// <summary>A scan, or null.</summary>
    /// <param name="scanId">Its id.</param>
    Task<Scan?> FindAsync(string scanId);

    /// <summary>The units of scans.</summary>
    /// <param name="scanIds">The scans' ids.</param>
    Task<IReadOnlyList<ScanUnit>> UnitsAsync(IReadOnlyCollection<string> scanIds);

    /// <summary>Scans, the latest first.</summary>
    /// <param name="account">Only those that concern this account; null for all.</param>
    /// <param name="kind">Only of this kind; null for all.</param>
    /// <param name="limit">The size of the page.</param>
    /// <param name="after"><see cref="Page{T}.Next"/> of the page before, or null.</param>
    /// <exception cref="FormatException"><paramref name="after"/> is none of ours.</exception>
    Task<Page<Scan>> ScansAsync(string? account, ScanKind? kind, int limit, string? after);

    /// <summary>The last complete scans.</summary>
    /// <param name="account">Only of this account; null for all.</param>
    Task<IReadOnlyList<Baseline>> BaselinesAsync(string? account);

    /// <summary>
    /// Has what a unit counted as drift count for the next inventory of its place: it did not complete, and what it took is not found again. Does
    /// nothing when it was done before.
    /// </summary>
    /// <param name="unit">A unit that failed or was cancelled.</param>
    Task CarryDriftAsync(ScanUnit unit);

    /// <summary>Takes a change back from the drift: an event has told of it after all. Nothing happens where there is no baseline.</summary>
    /// <param name="account">The account.</param>
    /// <param name="service">The service.</param>
    /// <param name="region">The region; for global types the partition's home region.</param>
    Task CountLateAsync(string account, string service, string region);

    /// <summary>Forgets the baselines of places that are not watched any more.</summary>
    /// <param name="baselines">Those; which they are is their account, service and region.</param>
    Task ForgetBaselinesAsync(IReadOnlyCollection<Baseline> baselines);

    /// <summary>Forgets scans that ended before a moment. Baselines stay.</summary>
    /// <param name="before">The moment.</param>
    Task ForgetAsync(DateTimeOffset before);
}
