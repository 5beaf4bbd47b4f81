using Qrie.Accounts;

namespace Qrie.Silo.Api.Accounts;

/// <summary>An onboarded account.</summary>
internal sealed record AccountDto
{
    public required string AccountId { get; init; }
    public required string? Name { get; init; }
    public required string? Ou { get; init; }
    public required string RoleArn { get; init; }

    /// <summary>Whether one is configured. The id itself is not told.</summary>
    public required bool HasExternalId { get; init; }
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>When inventories are taken, a cron expression in UTC; null as the settings say, empty for never.</summary>
    public required string? InventoryCron { get; init; }

    /// <summary>When the stored inventory is judged again, likewise.</summary>
    public required string? PolicyCron { get; init; }

    /// <summary>Why the role could not be assumed last; null when it could, or was not needed yet.</summary>
    public required string? AccessError { get; init; }
    public required DateTimeOffset? LastEventAt { get; init; }
    public required DateTimeOffset? LastBaselineAt { get; init; }

    /// <summary>How many parts of resources' configurations cannot be read.</summary>
    public required int UnreadableParts { get; init; }

    public static AccountDto From(AccountRegistration registration, AccountState state, DateTimeOffset? lastEvent, DateTimeOffset? lastBaseline, int unreadable) => new()
    {
        AccountId = registration.AccountId,
        Name = registration.Name,
        Ou = registration.Ou,
        RoleArn = registration.RoleArn,
        HasExternalId = registration.ExternalId is not null,
        Regions = registration.Regions,
        InventoryCron = registration.InventoryCron,
        PolicyCron = registration.PolicyCron,
        AccessError = state.AccessError,
        LastEventAt = lastEvent,
        LastBaselineAt = lastBaseline,
        UnreadableParts = unreadable,
    };
}
