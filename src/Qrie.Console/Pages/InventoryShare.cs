namespace Qrie.Console.Pages;

/// <summary>What exists of a type or in an account, and how much of it breaks a policy.</summary>
/// <param name="Key">The type or the account id.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Present">How many resources.</param>
/// <param name="NonCompliant">How many of these have open findings.</param>
/// <param name="IsEntered">False for an account that Qrie cannot enter: what there is of it is from before.</param>
public sealed record InventoryShare(string Key, string Title, int Present, int NonCompliant, bool IsEntered = true);
