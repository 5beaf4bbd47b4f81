using System.Collections.Frozen;

namespace Qrie.Policies;

/// <summary>All active policies: immutable, stamped with a revision, swapped as a whole.</summary>
public sealed class PolicySet
{
    private readonly FrozenDictionary<string, ActivePolicy[]> byType;

    /// <summary>Creates a set.</summary>
    /// <param name="revision">Grows with every change of the set, over restarts too.</param>
    /// <param name="active">The active policies.</param>
    /// <param name="trustedAccounts">Accounts whose principals are not external.</param>
    public PolicySet(long revision, IEnumerable<ActivePolicy> active, IReadOnlySet<string> trustedAccounts)
    {
        Revision = revision;
        TrustedAccounts = trustedAccounts;
        byType = active
            .GroupBy(policy => policy.Policy.Definition.ResourceType)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Stamps every verdict: of two evaluations of the same snapshot the one of the higher revision wins.</summary>
    public long Revision { get; }

    /// <summary>Accounts whose principals are not external.</summary>
    public IReadOnlySet<string> TrustedAccounts { get; }

    /// <summary>The active policies of a type; none for a type without.</summary>
    /// <param name="type">Such as <c>AWS::S3::Bucket</c>.</param>
    public IReadOnlyList<ActivePolicy> For(string type) => byType.GetValueOrDefault(type, []);
}
