namespace Qrie.Inventory;

/// <summary>How many resources of a type exist.</summary>
/// <param name="Type">The type.</param>
/// <param name="Present">How many; at least one.</param>
/// <param name="NonCompliant">How many of these have active findings.</param>
public sealed record ResourceCount(string Type, int Present, int NonCompliant);
