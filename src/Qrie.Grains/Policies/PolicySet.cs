using System.Collections.Frozen;

namespace Qrie.Policies;

/// <summary>All active policies, and what is excepted from them: immutable, stamped with a revision, swapped as a whole.</summary>
public sealed class PolicySet
{
    private readonly FrozenDictionary<string, ActivePolicy[]> byType;
    private readonly FrozenDictionary<string, PolicyException> exceptions;
    private readonly ExceptionIndex index;

    /// <summary>Creates a set.</summary>
    /// <param name="revision">Grows with every change of the set, over restarts too.</param>
    /// <param name="active">The active policies.</param>
    /// <param name="trustedAccounts">Accounts whose principals are not external.</param>
    /// <param name="exceptions">The exceptions; null for none.</param>
    /// <param name="ouPaths">The path of each account's organizational unit; null for none.</param>
    public PolicySet(
        long revision, IEnumerable<ActivePolicy> active, IReadOnlySet<string> trustedAccounts,
        IEnumerable<PolicyException>? exceptions = null, IReadOnlyDictionary<string, string>? ouPaths = null)
    {
        Revision = revision;
        TrustedAccounts = trustedAccounts;
        OuPaths = ouPaths ?? FrozenDictionary<string, string>.Empty;
        byType = active
            .GroupBy(policy => policy.Policy.Definition.ResourceType)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        this.exceptions = (exceptions ?? []).ToFrozenDictionary(exception => exception.Id, StringComparer.Ordinal);
        index = new ExceptionIndex(this.exceptions.Values);
    }

    /// <summary>Stamps every verdict: of two evaluations of the same snapshot the one of the higher revision wins.</summary>
    public long Revision { get; }

    /// <summary>Accounts whose principals are not external.</summary>
    public IReadOnlySet<string> TrustedAccounts { get; }

    /// <summary>The path of the organizational unit of each account that has one.</summary>
    public IReadOnlyDictionary<string, string> OuPaths { get; }

    /// <summary>The exceptions, in no order.</summary>
    public IReadOnlyList<PolicyException> Exceptions => exceptions.Values;

    /// <summary>The active policies of a type; none for a type without.</summary>
    /// <param name="type">Such as <c>AWS::S3::Bucket</c>.</param>
    public IReadOnlyList<ActivePolicy> For(string type) => byType.GetValueOrDefault(type, []);

    /// <summary>An exception, or null.</summary>
    /// <param name="id">Its id.</param>
    public PolicyException? FindException(string id) => exceptions.GetValueOrDefault(id);

    /// <summary>The exceptions that a resource is under at a moment, the ones that name it before the patterns.</summary>
    /// <param name="request">The resource.</param>
    /// <param name="now">The moment.</param>
    internal PolicyException[] ExceptionsOf(EvaluationRequest request, DateTimeOffset now) => index.Of(request, now);
}
