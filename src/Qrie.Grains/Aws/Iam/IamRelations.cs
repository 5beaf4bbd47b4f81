namespace Qrie.Aws.Iam;

/// <summary>The policies whose facts a principal keeps: a change of one is a change of the principal.</summary>
internal static class IamRelations
{
    /// <summary>The ARNs of attached policies.</summary>
    public static IEnumerable<string> Of(Observed<IReadOnlyList<IamNamedPower>> policies) =>
        policies.TryGet(out var known) ? known.Select(policy => policy.Policy) : [];

    /// <summary>The ARN of a boundary.</summary>
    public static IEnumerable<string> Of(Observed<IamNamedPower> boundary) => boundary.TryGet(out var known) ? [known.Policy] : [];
}
