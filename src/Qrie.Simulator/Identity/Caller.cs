namespace Qrie.Simulator;

/// <summary>In whose name a call is made.</summary>
/// <param name="Kind">The sort of credentials.</param>
/// <param name="AccountId">The caller's account.</param>
/// <param name="Arn">The principal.</param>
/// <param name="AccessKeyId">The key that signed.</param>
internal sealed record Caller(CallerKind Kind, string AccountId, string Arn, string AccessKeyId)
{
    /// <summary>Whom CloudTrail will name; null to let chance choose among the account's people.</summary>
    public Person? Person { get; init; }

    /// <summary>True when calls in this name are counted.</summary>
    public bool Counts => Kind is CallerKind.Session or CallerKind.Qrie;

    /// <summary>True when everything in the caller's own account is allowed.</summary>
    public bool IsAdministrator => Kind is not (CallerKind.Session or CallerKind.Qrie);
}
