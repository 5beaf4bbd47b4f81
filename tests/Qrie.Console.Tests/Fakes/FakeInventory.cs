using System.Runtime.CompilerServices;
using Qrie.Inventory;
using Qrie.Resources;

namespace Qrie.Console.Tests.Fakes;

/// <summary>Answers from lists, and notes what it was asked.</summary>
internal sealed class FakeInventory : IInventoryQueries
{
    public List<FindingRow> Findings { get; } = [];

    public List<ResourceRow> Resources { get; } = [];

    public List<ResourceHistoryEntry> History { get; } = [];

    public List<(FindingFilter Filter, int Limit, string? After)> FindingReads { get; } = [];

    public List<(ResourceFilter Filter, int Limit, string? After)> ResourceReads { get; } = [];

    public List<string> Reads { get; } = [];

    public List<string> ReadBy { get; } = [];

    public string? Next { get; set; }

    public Exception? Failure { get; set; }

    public InventoryTotals Totals { get; set; } = new()
    {
        Resources = 0, NonCompliant = 0, Accounts = 0, Critical = 0, High = 0, Medium = 0, Low = 0, Resolved = 0,
    };

    public Task<Page<ResourceRow>> ResourcesAsync(ResourceFilter filter, int limit, string? after, CancellationToken cancellationToken)
    {
        ResourceReads.Add((filter, limit, after));
        return Answer(new Page<ResourceRow>([.. Resources], Next));
    }

    public Task<ResourceRow?> ResourceAsync(string arn, CancellationToken cancellationToken) =>
        Answer(Resources.FirstOrDefault(row => row.Arn == arn));

    public Task<Page<ResourceHistoryEntry>> HistoryAsync(string arn, int limit, string? after, CancellationToken cancellationToken) =>
        Answer(new Page<ResourceHistoryEntry>([.. History.Take(limit)], null));

    public Task<Page<FindingRow>> FindingsAsync(FindingFilter filter, int limit, string? after, CancellationToken cancellationToken)
    {
        FindingReads.Add((filter, limit, after));
        var rows = Findings.Where(row => (filter.Arn is null || row.Arn == filter.Arn) && (filter.Policy is null || row.Finding.PolicyId == filter.Policy)
            && (filter.Region is null || row.Region == filter.Region) && (filter.Accounts is null || filter.Accounts.Contains(row.AccountId)));
        return Answer(new Page<FindingRow>([.. rows.Take(limit)], Next));
    }

    public async IAsyncEnumerable<FindingRow> AllFindingsAsync(
        FindingFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var row in (await FindingsAsync(filter, int.MaxValue, null, cancellationToken)).Items)
        {
            yield return row;
        }
    }

    public List<(FindingFilter Filter, FindingGrouping By, string? After)> TallyReads { get; } = [];

    /// <summary>How many findings are counted at most.</summary>
    public int? MostCounted { get; set; }

    public async Task<FindingTallies> TallyAsync(FindingFilter filter, FindingGrouping by, int limit, string? after, CancellationToken cancellationToken)
    {
        TallyReads.Add((filter, by, after));
        var rows = (await FindingsAsync(filter, MostCounted ?? int.MaxValue, null, cancellationToken)).Items;
        var tallies = rows
            .GroupBy(row => by switch { FindingGrouping.Resource => row.Arn, FindingGrouping.Account => row.AccountId, _ => row.Finding.PolicyId })
            .Select(group => new FindingTally(
                group.Key, group.First().Type, group.First().Region, group.Count(), group.Count(row => row.Finding.Severity >= 90), group.Max(row => row.Finding.Severity)))
            .OrderByDescending(tally => tally.Findings);
        return new FindingTallies(new Page<FindingTally>([.. tallies.Take(limit)], Next), MostCounted);
    }

    public Task<IReadOnlyDictionary<string, int>> OpenFindingsByPolicyAsync(CancellationToken cancellationToken) =>
        Answer<IReadOnlyDictionary<string, int>>(Findings.GroupBy(row => row.Finding.PolicyId).ToDictionary(group => group.Key, group => group.Count()));

    public Task<IReadOnlyList<string>> RelatedAsync(string arn, string? type, CancellationToken cancellationToken) => Answer<IReadOnlyList<string>>(ReadBy);

    public Task<IReadOnlyList<string>> RelationsOfAsync(string arn, CancellationToken cancellationToken) => Answer<IReadOnlyList<string>>(Reads);

    public Task<IReadOnlyList<string>> ArnsAsync(string account, string type, string? region, CancellationToken cancellationToken) => Answer<IReadOnlyList<string>>([]);

    public Task<IReadOnlyList<string>> ArnsNamedAsync(string account, string type, string name, CancellationToken cancellationToken) => Answer<IReadOnlyList<string>>([]);

    public Task<IReadOnlyList<DueResource>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) => Answer<IReadOnlyList<DueResource>>([]);

    public Task<InventoryTotals> TotalsAsync(CancellationToken cancellationToken) => Answer(Totals);

    private Task<T> Answer<T>(T value) => Failure is null ? Task.FromResult(value) : Task.FromException<T>(Failure);
}
