namespace Qrie.Scans;

/// <summary>Whether what is known may have drifted from what is: scans are too long ago.</summary>
public static class Drift
{
    /// <summary>An older inventory counts as drifted: it is due every seven days.</summary>
    public static readonly TimeSpan InventoryLimit = TimeSpan.FromDays(8);

    /// <summary>An older policy scan counts as drifted: it is due every day.</summary>
    public static readonly TimeSpan PolicyLimit = TimeSpan.FromHours(26);

    /// <summary>True when an inventory or a policy scan is too old, false when none is, null when something was never scanned.</summary>
    /// <param name="baselines">What was scanned.</param>
    /// <param name="now">The moment.</param>
    public static bool? Detected(IReadOnlyCollection<Baseline> baselines, DateTimeOffset now)
    {
        // An inventory judges what it finds, as a policy scan does.
        var stale = baselines.Any(baseline =>
            baseline.InventoryAt < now - InventoryLimit
            || (baseline.InventoryAt < now - PolicyLimit && (baseline.PolicyAt is null || baseline.PolicyAt < now - PolicyLimit)));
        return stale ? true : baselines.Count == 0 || baselines.Any(baseline => baseline.InventoryAt is null) ? null : false;
    }
}
