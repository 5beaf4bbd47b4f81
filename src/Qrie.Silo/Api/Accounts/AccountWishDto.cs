namespace Qrie.Silo.Api.Accounts;

/// <summary>An account as it is to be watched. What is left out of a PUT stays as it is.</summary>
/// <param name="AccountId">The twelve digits; in a PUT those of the path, or left out.</param>
/// <param name="Name">A name for people.</param>
/// <param name="Ou">The path of the organizational unit, such as <c>/prod/payments</c>.</param>
/// <param name="RoleArn">The role to assume; without one the usual name is taken.</param>
/// <param name="ExternalId">What the role's trust policy asks for; without one a POST makes one up, which its answer tells once.</param>
/// <param name="Regions">The regions to look at; at least one.</param>
/// <param name="InventoryCron">When inventories are taken, a cron expression of five fields in UTC; empty for never.</param>
/// <param name="PolicyCron">When the stored inventory is judged again, likewise.</param>
internal sealed record AccountWishDto(
    string? AccountId, string? Name, string? Ou, string? RoleArn, string? ExternalId, IReadOnlyList<string>? Regions, string? InventoryCron, string? PolicyCron);
