namespace Qrie.Accounts;

/// <summary>An onboarded account.</summary>
[GenerateSerializer, Immutable, Alias("qrie.account-registration")]
public sealed record AccountRegistration
{
    /// <summary>The twelve digits.</summary>
    [Id(0)] public required string AccountId { get; init; }

    /// <summary>A name for people.</summary>
    [Id(1)] public string? Name { get; init; }

    /// <summary>The path of the organizational unit, such as <c>/prod/payments</c>.</summary>
    [Id(2)] public string? Ou { get; init; }

    /// <summary>The role to assume there.</summary>
    [Id(3)] public required string RoleArn { get; init; }

    /// <summary>The external id that the role's trust policy asks for; null when it asks for none.</summary>
    [Id(4)] public string? ExternalId { get; init; }

    /// <summary>The regions to look at.</summary>
    [Id(5)] public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>When inventories are taken, a cron expression of five fields in UTC; null for the default, empty for never.</summary>
    [Id(6)] public string? InventoryCron { get; init; }

    /// <summary>When the stored inventory is judged again, likewise.</summary>
    [Id(7)] public string? PolicyCron { get; init; }
}
