namespace Qrie.Policies;

/// <summary>What a policy says of a configuration.</summary>
public enum VerdictKind
{
    /// <summary>Every way to violate the policy is ruled out.</summary>
    Compliant = 0,

    /// <summary>The configuration proves a violation.</summary>
    Violation = 1,

    /// <summary>The policy has no subject here.</summary>
    NotApplicable = 2,

    /// <summary>What could be read does not decide. It opens nothing and resolves nothing.</summary>
    Unknown = 3,
}
