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
/// <param name="NotScanned">How many of its services and regions never had an inventory.</param>
/// <param name="Parts">How many services and regions there are to scan.</param>
/// <param name="Refusal">Why Qrie cannot enter it; null when it can.</param>
public sealed record AccountHealth(
    AccountRegistration Account, AccountCount? Open, DateTimeOffset? LastEventAt, DateTimeOffset? LastBaselineAt, bool? IsStale, int NotScanned, int Parts, string? Refusal)
{
    /// <summary>True when nothing is known of it: it was never scanned, or cannot be entered and has nothing open from before.</summary>
    public bool IsUnknown => Open is not { Open: > 0 } && (Refusal is not null || NotScanned == Parts);

    /// <summary>All accounts, those that cannot be entered first, then those that most is wrong with.</summary>
    /// <param name="accounts">The accounts.</param>
    /// <param name="open">Their open findings.</param>
    /// <param name="counters">What came from them.</param>
    /// <param name="standing">How their services and regions stand: <see cref="IScanControl.StandingAsync"/>.</param>
    /// <param name="refusals">Why some cannot be entered.</param>
    /// <param name="now">The moment.</param>
    public static IReadOnlyList<AccountHealth> Of(
        IEnumerable<AccountRegistration> accounts, IReadOnlyList<AccountCount> open, IReadOnlyList<CoverageCounter> counters,
        IReadOnlyList<Baseline> standing, IReadOnlyDictionary<string, string> refusals, DateTimeOffset now)
    {
        var counts = open.ToDictionary(count => count.AccountId);
        var events = counters.Where(counter => counter.Kind != CounterKind.Brought && counter.AccountId is not null).ToLookup(counter => counter.AccountId!);
        var scans = standing.ToLookup(baseline => baseline.AccountId);
        return
        [
            .. accounts
                .Select(account => new AccountHealth(
                    account, counts.GetValueOrDefault(account.AccountId),
                    events[account.AccountId].Select(counter => (DateTimeOffset?)counter.LastAt).Max(),
                    OldestOf([.. scans[account.AccountId]]),
                    Drift.Detected([.. scans[account.AccountId]], now),
                    scans[account.AccountId].Count(baseline => baseline.InventoryAt is null),
                    scans[account.AccountId].Count(),
                    refusals.GetValueOrDefault(account.AccountId)))
                .OrderByDescending(health => health.Refusal is not null)
                .ThenByDescending(health => health.Open?.Critical).ThenByDescending(health => health.Open?.High).ThenByDescending(health => health.Open?.Open)
                .ThenBy(health => health.Account.Name, StringComparer.OrdinalIgnoreCase).ThenBy(health => health.Account.AccountId, StringComparer.Ordinal),
        ];
    }

    private static DateTimeOffset? OldestOf(IReadOnlyCollection<Baseline> baselines) =>
        baselines.Count == 0 || baselines.Any(baseline => baseline.InventoryAt is null) ? null : baselines.Min(baseline => baseline.InventoryAt);
}
