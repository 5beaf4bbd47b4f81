namespace Qrie.Inventory;

/// <summary>How many resources of a region exist.</summary>
/// <param name="Region">The region.</param>
/// <param name="Present">How many; at least one.</param>
/// <param name="NonCompliant">How many of these have active findings.</param>
public sealed record RegionCount(string Region, int Present, int NonCompliant);
