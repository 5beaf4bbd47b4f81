namespace Qrie.Inventory;

/// <summary>Figures over the whole inventory, as of now.</summary>
public sealed record InventoryTotals
{
    /// <summary>Resources that exist.</summary>
    public required int Resources { get; init; }
    /// <summary>Of these, how many have active findings.</summary>
    public required int NonCompliant { get; init; }
    /// <summary>Accounts with resources.</summary>
    public required int Accounts { get; init; }
    /// <summary>Active findings of severity 90 and above.</summary>
    public required int Critical { get; init; }
    /// <summary>Active findings of severity 50 to 89.</summary>
    public required int High { get; init; }
    /// <summary>Active findings of severity 25 to 49.</summary>
    public required int Medium { get; init; }
    /// <summary>Active findings of severity below 25.</summary>
    public required int Low { get; init; }
    /// <summary>Findings that were resolved.</summary>
    public required int Resolved { get; init; }
}
