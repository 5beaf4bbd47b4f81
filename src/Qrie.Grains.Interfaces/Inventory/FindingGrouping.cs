namespace Qrie.Inventory;

/// <summary>What findings have in common.</summary>
public enum FindingGrouping
{
    /// <summary>The policy.</summary>
    Policy = 0,

    /// <summary>The resource.</summary>
    Resource = 1,

    /// <summary>The account.</summary>
    Account = 2,
}
