using Qrie.Findings;

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

    /// <summary>How many resources exist, by region.</summary>
    /// <param name="account">The account id; null for all.</param>
    /// <param name="type">Only of this type; null for all.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    Task<IReadOnlyList<RegionCount>> RegionsAsync(string? account, string? type, CancellationToken cancellationToken);

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

    /// <summary>How many findings of each account are open, of those accounts that have any, most critical first.</summary>
    /// <param name="accounts">The accounts that are onboarded, for storages that keep no such list.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    async Task<IReadOnlyList<AccountCount>> OpenByAccountAsync(IReadOnlyCollection<string> accounts, CancellationToken cancellationToken)
    {
        var counts = new List<AccountCount>();
        foreach (var account in accounts)
        {
            var open = (await FindingsAsync(account, cancellationToken)).Where(count => count.Status == FindingStatus.Active).ToList();
            counts.Add(new AccountCount(account, open.Sum(count => count.Count), InBand(open, SeverityBand.Critical), InBand(open, SeverityBand.High)));
        }

        return [.. counts
            .Where(count => count.Open > 0)
            .OrderByDescending(count => count.Critical).ThenByDescending(count => count.High).ThenByDescending(count => count.Open)
            .ThenBy(count => count.AccountId, StringComparer.Ordinal)];
    }

    /// <summary>How many of the findings are of a band.</summary>
    /// <param name="counts">The findings.</param>
    /// <param name="band">The band.</param>
    static int InBand(IEnumerable<FindingCount> counts, SeverityBand band) =>
        counts.Where(count => Severity.BandOf(count.Severity) == band).Sum(count => count.Count);
}
