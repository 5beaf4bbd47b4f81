namespace Qrie.Accounts;

/// <summary>An account as it is to be watched.</summary>
/// <param name="AccountId">The twelve digits.</param>
/// <param name="Regions">The regions to look at; at least one.</param>
/// <param name="Name">A name for people.</param>
/// <param name="Ou">The path of the organizational unit, such as <c>/prod/payments</c>.</param>
/// <param name="RoleArn">The role to assume; null for the usual name.</param>
public sealed record AccountWish(string AccountId, IReadOnlyList<string> Regions, string? Name = null, string? Ou = null, string? RoleArn = null);
