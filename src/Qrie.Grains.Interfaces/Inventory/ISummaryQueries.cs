namespace Qrie.Inventory;

/// <summary>
/// Counts over the inventory. They are kept beside it, in the transactions that change it, so that a read costs the same however
/// much there is.
/// </summary>
public interface ISummaryQueries
{
    /// <summary>How many findings there are, active and resolved.</summary>
    /// <param name="account">The account id; null for all.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<IReadOnlyList<FindingCount>> FindingsAsync(string? account, CancellationToken cancellationToken);

    /// <summary>How many resources exist, by type.</summary>
    /// <param name="account">The account id; null for all.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<IReadOnlyList<ResourceCount>> ResourcesAsync(string? account, CancellationToken cancellationToken);

    /// <summary>How many accounts have resources that exist.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<int> AccountsAsync(CancellationToken cancellationToken);

    /// <summary>How many resources that exist could not be judged, by policy id.</summary>
    /// <param name="account">The account id; null for all.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<IReadOnlyDictionary<string, int>> UnknownAsync(string? account, CancellationToken cancellationToken);

    /// <summary>What opened and was resolved, by day, oldest first; days without either are left out.</summary>
    /// <param name="from">The first day, UTC.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<IReadOnlyList<FindingDay>> DaysAsync(DateOnly from, CancellationToken cancellationToken);
}
