using Qrie.Coverage;
using Qrie.Scans;

namespace Qrie.Console.Pages;

/// <summary>What Qrie cannot see, in figures.</summary>
/// <param name="NotEntered">Accounts whose role cannot be assumed.</param>
/// <param name="NotFresh">Accounts that can be entered, and whose scans are too old or not complete.</param>
/// <param name="Unreadable">Parts of resources that cannot be read.</param>
/// <param name="Missed">Changes that the last inventories found and no event had brought.</param>
/// <param name="MissRate">These as a share of all changes since the inventories before, 0 to 1; null when nothing changed or nothing was measured.</param>
/// <param name="Quarantined">Changes that were given up, as far as they are read.</param>
/// <param name="Rejected">Messages that were not believed or not understood.</param>
public sealed record BlindSpots(int NotEntered, int NotFresh, long Unreadable, int Missed, double? MissRate, int Quarantined, long Rejected)
{
    /// <summary>Counts them.</summary>
    /// <param name="accounts">How all accounts stand.</param>
    /// <param name="baselines">The last scans.</param>
    /// <param name="unreadable">What cannot be read.</param>
    /// <param name="quarantine">What was given up.</param>
    /// <param name="counters">What came.</param>
    public static BlindSpots Of(
        IReadOnlyList<AccountHealth> accounts, IReadOnlyList<Baseline> baselines, IReadOnlyList<UnreadableTotal> unreadable,
        IReadOnlyList<QuarantinedChange> quarantine, IReadOnlyList<CoverageCounter> counters) => new(
            accounts.Count(health => health.Refusal is not null),
            accounts.Count(health => health.Refusal is null && health.IsStale != false),
            unreadable.Sum(part => (long)part.Resources),
            baselines.Sum(baseline => baseline.Drift ?? 0),
            MissRateOf(baselines),
            quarantine.Count,
            counters.Where(counter => counter.Kind == CounterKind.Rejected).Sum(counter => counter.Count));

    /// <summary>The share of changes that no event brought, over several baselines; null when nothing changed or nothing was measured.</summary>
    /// <param name="baselines">The last scans.</param>
    public static double? MissRateOf(IEnumerable<Baseline> baselines)
    {
        var measured = baselines.Where(baseline => baseline.MissRate is not null).ToList();
        return measured.Count == 0 ? null : measured.Sum(baseline => baseline.Drift!.Value) / (double)measured.Sum(baseline => baseline.Drift!.Value + baseline.Brought);
    }
}
