using Qrie.Accounts;
using Qrie.Coverage;
using Qrie.Scans;

namespace Qrie.Console.Pages;

/// <summary>What is seen of one region of one account.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Region">The region.</param>
/// <param name="LastEventAt">When the last message came; null for never.</param>
/// <param name="Received">How many messages came.</param>
/// <param name="Rejected">How many of these were not believed or not understood.</param>
/// <param name="Unclassified">How many mutating events no rule knows.</param>
/// <param name="Baselines">The last scans, by service.</param>
internal sealed record CoveragePlace(
    string AccountId, string Region, DateTimeOffset? LastEventAt, long Received, long Rejected, long Unclassified, IReadOnlyList<Baseline> Baselines)
{
    /// <summary>The share of changes that no event brought, over all services; null when nothing was measured.</summary>
    public double? MissRate => BlindSpots.MissRateOf(Baselines);

    /// <summary>All regions of all accounts, by name.</summary>
    public static IReadOnlyList<CoveragePlace> All(
        IEnumerable<AccountRegistration> accounts, IReadOnlyList<CoverageCounter> counters, IReadOnlyList<Baseline> baselines)
    {
        var counted = counters.Where(counter => counter.Kind != CounterKind.Brought && counter.Region is not null).ToLookup(counter => (counter.AccountId, counter.Region));
        var scanned = baselines.ToLookup(baseline => (baseline.AccountId, baseline.Region));
        return
        [
            .. from account in accounts.OrderBy(account => account.Name, StringComparer.OrdinalIgnoreCase).ThenBy(account => account.AccountId, StringComparer.Ordinal)
               from region in account.Regions
                   .Union(baselines.Where(baseline => baseline.AccountId == account.AccountId).Select(baseline => baseline.Region))
                   .Order(StringComparer.Ordinal)
               let own = counted[(account.AccountId, region)].ToList()
               select new CoveragePlace(
                   account.AccountId, region, own.Max(counter => (DateTimeOffset?)counter.LastAt), Sum(own, CounterKind.Received), Sum(own, CounterKind.Rejected),
                   Sum(own, CounterKind.Unclassified), [.. scanned[(account.AccountId, region)].OrderBy(baseline => baseline.Service, StringComparer.Ordinal)]),
        ];
    }

    private static long Sum(IEnumerable<CoverageCounter> counters, CounterKind kind) => counters.Where(counter => counter.Kind == kind).Sum(counter => counter.Count);
}
