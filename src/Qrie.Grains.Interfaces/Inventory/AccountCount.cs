namespace Qrie.Inventory;

/// <summary>How many findings of an account are open.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Open">How many.</param>
/// <param name="Critical">How many of these are of severity 90 and above.</param>
/// <param name="High">How many of these are of severity 50 to 89.</param>
public sealed record AccountCount(string AccountId, int Open, int Critical, int High);
