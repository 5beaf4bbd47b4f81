namespace Qrie.Accounts;

/// <summary>What may be shown of an account's grain.</summary>
[GenerateSerializer, Immutable, Alias("qrie.account-state")]
public sealed record AccountState
{
    /// <summary>The registration; null when the account is not onboarded. The external id is left out.</summary>
    [Id(0)] public AccountRegistration? Registration { get; init; }

    /// <summary>When the cached session ends; null without one.</summary>
    [Id(1)] public DateTimeOffset? SessionExpiresAt { get; init; }

    /// <summary>Why the role could not be assumed last; null when it could.</summary>
    [Id(2)] public string? AccessError { get; init; }

    /// <summary>Requests per second in force, by <c>service/region</c>.</summary>
    [Id(3)] public required IReadOnlyDictionary<string, double> Budgets { get; init; }
}
