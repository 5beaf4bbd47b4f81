using Qrie.Accounts;
using Qrie.Coverage;
using Qrie.Inventory;
using Qrie.Scans;

namespace Qrie.Console.Pages;

/// <summary>How an account stands, and how fresh what is known of it is.</summary>
/// <param name="Account">The account.</param>
/// <param name="Open">Its open findings; null when it has none.</param>
/// <param name="LastEventAt">When its last message came; null for never.</param>
/// <param name="LastBaselineAt">When the oldest of the last inventories of its services and regions began; null when one was never taken.</param>
/// <param name="IsStale">True when scans are too long ago, false when none is, null when something was never scanned.</param>
public sealed record AccountHealth(AccountRegistration Account, AccountCount? Open, DateTimeOffset? LastEventAt, DateTimeOffset? LastBaselineAt, bool? IsStale)
{
    /// <summary>All accounts, those that most is wrong with first.</summary>
    /// <param name="accounts">The accounts.</param>
    /// <param name="open">Their open findings.</param>
    /// <param name="counters">What came from them.</param>
    /// <param name="baselines">Their last scans.</param>
    /// <param name="now">The moment.</param>
    public static IReadOnlyList<AccountHealth> Of(
        IEnumerable<AccountRegistration> accounts, IReadOnlyList<AccountCount> open, IReadOnlyList<CoverageCounter> counters,
        IReadOnlyList<Baseline> baselines, DateTimeOffset now)
    {
        var counts = open.ToDictionary(count => count.AccountId);
        var events = counters.Where(counter => counter.Kind != CounterKind.Brought && counter.AccountId is not null).ToLookup(counter => counter.AccountId!);
        var scans = baselines.ToLookup(baseline => baseline.AccountId);
        return
        [
            .. accounts
                .Select(account => new AccountHealth(
                    account, counts.GetValueOrDefault(account.AccountId),
                    events[account.AccountId].Select(counter => (DateTimeOffset?)counter.LastAt).Max(),
                    OldestOf([.. scans[account.AccountId]]),
                    Drift.Detected([.. scans[account.AccountId]], now)))
                .OrderByDescending(health => health.Open?.Critical).ThenByDescending(health => health.Open?.High).ThenByDescending(health => health.Open?.Open)
                .ThenBy(health => health.Account.Name, StringComparer.OrdinalIgnoreCase).ThenBy(health => health.Account.AccountId, StringComparer.Ordinal),
        ];
    }

    private static DateTimeOffset? OldestOf(IReadOnlyCollection<Baseline> baselines) =>
        baselines.Count == 0 || baselines.Any(baseline => baseline.InventoryAt is null) ? null : baselines.Min(baseline => baseline.InventoryAt);
}
