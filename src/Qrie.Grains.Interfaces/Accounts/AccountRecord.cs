namespace Qrie.Accounts;

/// <summary>An account as it is stored.</summary>
/// <param name="Registration">What is known of it.</param>
/// <param name="Source">Who onboarded it.</param>
/// <param name="OnboardedAt">When, UTC.</param>
/// <param name="RetiringSince">Since when it is on its way out, UTC: it is not watched, and its findings are being resolved; null while it is watched.</param>
public sealed record AccountRecord(AccountRegistration Registration, AccountSource Source, DateTimeOffset OnboardedAt, DateTimeOffset? RetiringSince = null)
{
    /// <summary>Which writing of the record this is, counted by the store; 0 for one that is not stored. What older code wrote is the first.</summary>
    public long Version { get; init; }

    /// <summary>The regions that discovery gave it, which it changes as long as nobody else has; null for none.</summary>
    public IReadOnlyList<string>? GivenRegions { get; init; }

    /// <summary>The regions that are on their way out: they are not watched, and the findings there are being resolved.</summary>
    public IReadOnlyList<LeavingRegion> Leaving { get; init; } = [];

    /// <summary>The request that onboarded it, as <see cref="Policies.Act.RequestKey"/>; null where it had no name.</summary>
    public string? RequestKey { get; init; }

    /// <summary>The twelve digits.</summary>
    public string AccountId => Registration.AccountId;
}
