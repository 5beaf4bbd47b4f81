using Qrie.Accounts;
using Qrie.Coverage;
using Qrie.Scans;

namespace Qrie.Silo.Api.Coverage;

/// <summary>What came from an account: all of its configured regions, and those from which something came besides.</summary>
internal sealed record CoverageAccountDto
{
    public required string AccountId { get; init; }
    public required string? Name { get; init; }
    public required DateTimeOffset? LastEventAt { get; init; }

    /// <summary>When the oldest of the last inventories of its services and regions began; null when one was never taken.</summary>
    public required DateTimeOffset? LastBaselineAt { get; init; }

    /// <summary>True when scans are too long ago: an inventory 8 days, a policy scan 26 hours; null when something was never scanned.</summary>
    public required bool? DriftDetected { get; init; }
    public required IReadOnlyList<CoverageRegionDto> Regions { get; init; }
    public required IReadOnlyList<BaselineDto> Baselines { get; init; }

    public static CoverageAccountDto From(
        AccountRegistration account, IReadOnlyList<CoverageCounter> counters, IReadOnlyList<Baseline> baselines, DateTimeOffset now)
    {
        var own = counters.Where(counter => counter.AccountId == account.AccountId && counter.Kind != CounterKind.Brought).ToArray();
        var scanned = baselines.Where(baseline => baseline.AccountId == account.AccountId).ToArray();
        var byRegion = own.ToLookup(counter => counter.Region);
        return new CoverageAccountDto
        {
            AccountId = account.AccountId,
            Name = account.Name,
            LastEventAt = own.Length == 0 ? null : own.Max(counter => counter.LastAt),
            LastBaselineAt = OldestOf(scanned),
            DriftDetected = Drift.Detected(scanned, now),
            Regions =
            [
                .. byRegion.Select(region => region.Key)
                    .Union(account.Regions)
                    .OrderBy(region => region, StringComparer.Ordinal)
                    .Select(region => CoverageRegionDto.From(region, [.. byRegion[region]], OldestOf([.. scanned.Where(baseline => baseline.Region == region)]))),
            ],
            Baselines = [.. scanned.Select(BaselineDto.From)],
        };
    }

    internal static DateTimeOffset? OldestOf(IReadOnlyCollection<Baseline> baselines) =>
        baselines.Count == 0 || baselines.Any(baseline => baseline.InventoryAt is null) ? null : baselines.Min(baseline => baseline.InventoryAt);
}
