namespace Qrie.Scans;

/// <summary>The last scan of one account, service and region that ended completely.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Service">The service.</param>
/// <param name="Region">The region.</param>
/// <param name="InventoryAt">When the last complete inventory, bootstrap or not, began; null for never.</param>
/// <param name="PolicyAt">When the last complete policy scan began; null for never.</param>
/// <param name="Drift">What the last inventory found that no event had brought; null for a bootstrap and for the first of all, which measure nothing.</param>
/// <param name="Brought">What events had brought between that inventory and the one before.</param>
/// <param name="Late">
/// How much that inventories had counted as drift was told of by events since: a total that only grows. What came since the last inventory began
/// is among <paramref name="Brought"/> and no longer among <paramref name="Drift"/>.
/// </param>
public sealed record Baseline(
    string AccountId, string Service, string Region, DateTimeOffset? InventoryAt, DateTimeOffset? PolicyAt, int? Drift, long Brought, long Late = 0)
{
    /// <summary>The share of changes that no event brought, 0 to 1; null when nothing changed or nothing was measured.</summary>
    public double? MissRate => Drift is { } drift && drift + Brought > 0 ? drift / (double)(drift + Brought) : null;

    /// <summary>The same after events told of changes that its inventory had counted as drift.</summary>
    /// <param name="lateBefore">Where <see cref="Late"/> stood when that inventory began.</param>
    public Baseline WithoutLate(long lateBefore)
    {
        var late = (int)Math.Clamp(Late - lateBefore, 0, Drift ?? 0);
        return this with { Drift = Drift - late, Brought = Brought + late };
    }
}
