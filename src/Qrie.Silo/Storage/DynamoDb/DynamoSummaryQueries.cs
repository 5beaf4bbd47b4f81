using System.Collections.Concurrent;
using Qrie.Inventory;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>Counts over the inventory, up to some seconds old.</summary>
internal sealed class DynamoSummaryQueries(DynamoDatabase database, InventorySummary summary, TimeProvider time) : ISummaryQueries, IExceptionQueries
{
    private const int SideBySide = 8;

    // What did not follow its resource at once may count on the day before.
    private const int ChangingDays = 2;

    private readonly ConcurrentDictionary<DateOnly, FindingDay> past = new();

    public async Task<IReadOnlyList<FindingCount>> FindingsAsync(string? account, CancellationToken cancellationToken) =>
    [
        .. (await summary.FiguresAsync(cancellationToken)).Findings
            .Where(count => account is null || count.Key.Account == account)
            .GroupBy(count => (count.Key.Policy, count.Key.Severity, count.Key.Status), count => count.Value)
            .Select(counts => new FindingCount(counts.Key.Policy, counts.Key.Severity, counts.Key.Status, counts.Sum())),
    ];

    public async Task<IReadOnlyList<ResourceCount>> ResourcesAsync(string? account, CancellationToken cancellationToken) =>
    [
        .. (await summary.FiguresAsync(cancellationToken)).Resources
            .Where(count => account is null || count.Key.Account == account)
            .GroupBy(count => count.Key.Type, count => count.Value)
            .Select(counts => new ResourceCount(counts.Key, counts.Sum(count => count.Present), counts.Sum(count => count.NonCompliant))),
    ];

    public async Task<IReadOnlyList<RegionCount>> RegionsAsync(string? account, string? type, CancellationToken cancellationToken) =>
    [
        .. (await summary.FiguresAsync(cancellationToken)).Resources
            .Where(count => (account is null || count.Key.Account == account) && (type is null || count.Key.Type == type))
            .GroupBy(count => count.Key.Region, count => count.Value)
            .Select(counts => new RegionCount(counts.Key, counts.Sum(count => count.Present), counts.Sum(count => count.NonCompliant))),
    ];

    public async Task<int> AccountsAsync(CancellationToken cancellationToken) =>
        (await summary.FiguresAsync(cancellationToken)).Resources.Keys.Select(key => key.Account).Distinct().Count();

    public async Task<IReadOnlyDictionary<string, int>> UnknownAsync(string? account, CancellationToken cancellationToken) =>
        (await summary.FiguresAsync(cancellationToken)).Unknown
            .Where(count => account is null || count.Key.Account == account)
            .GroupBy(count => count.Key.Policy, count => count.Value).ToDictionary(counts => counts.Key, counts => counts.Sum());

    public async Task<IReadOnlyDictionary<string, int>> FindingsByExceptionAsync(CancellationToken cancellationToken) =>
        (await summary.FiguresAsync(cancellationToken)).Excepted;

    public async Task<IReadOnlyList<FindingDay>> DaysAsync(DateOnly from, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var days = new ConcurrentBag<FindingDay>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Math.Max(0, today.DayNumber - from.DayNumber + 1)).Select(from.AddDays),
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
            async (day, stopping) => days.Add(await DayAsync(day, today, stopping)));
        return [.. days.Where(day => day.Opened + day.Resolved > 0).OrderBy(day => day.Day)];
    }

    private async Task<FindingDay> DayAsync(DateOnly day, DateOnly today, CancellationToken cancellationToken)
    {
        if (past.TryGetValue(day, out var known))
        {
            return known;
        }

        var turns = await Task.WhenAll(TurnItem.PartitionsOf(day)
            .Select(async partition => await database.PartitionAsync(DynamoSchema.Days, partition, cancellationToken).ToListAsync(cancellationToken)));
        var counted = TurnItem.Count(day, [.. turns.SelectMany(items => items)]);
        if (today.DayNumber - day.DayNumber > ChangingDays)
        {
            past[day] = counted;
        }

        return counted;
    }
}
