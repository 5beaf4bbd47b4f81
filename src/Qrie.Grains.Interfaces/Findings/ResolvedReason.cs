namespace Qrie.Findings;

/// <summary>Why a finding was resolved.</summary>
public enum ResolvedReason
{
    /// <summary>The resource complies now, or the policy does not apply to it any more.</summary>
    Compliant = 0,

    /// <summary>The resource is gone.</summary>
    ResourceDeleted = 1,

    /// <summary>The policy's scope leaves the resource out.</summary>
    ScopeExcluded = 2,

    /// <summary>The policy was suspended.</summary>
    PolicySuspended = 3,

    /// <summary>The account, or the region in it, is no longer watched.</summary>
    AccountRemoved = 4,

    /// <summary>Somebody excepted the resource from the policy.</summary>
    Exception = 5,
}
