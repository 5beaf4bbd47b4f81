namespace Qrie.Inventory;

/// <summary>How many findings have something in common.</summary>
/// <param name="Key">What: the policy's id, the resource's ARN, or the account's id.</param>
/// <param name="Type">The resource's type; null for other than resources.</param>
/// <param name="Region">The resource's region; null for other than resources.</param>
/// <param name="Findings">How many; at least one.</param>
/// <param name="Critical">How many of these are of severity 90 and above.</param>
/// <param name="Severity">The gravest severity.</param>
public sealed record FindingTally(string Key, string? Type, string? Region, int Findings, int Critical, int Severity);
