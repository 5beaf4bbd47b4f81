namespace Qrie.Policies.Documents;

/// <summary>Tells which statements of a resource's policy are for the public.</summary>
internal static class PublicAccess
{
    /// <summary>True when the statement lets in everybody, or principals of whatever account.</summary>
    /// <param name="document">The statement's document.</param>
    /// <param name="statement">The statement.</param>
    public static bool IsGranted(PolicyDocument document, PolicyStatement statement) =>
        statement.IsAllow
        && (statement.ExceptPrincipals || statement.Principals.Any(principal => principal.IsPublic))
        && !statement.Conditions.Any(condition => NarrowingCondition.Holds(condition, statement))
        && !document.Statements.Any(deny => Narrows(deny, statement));

    /// <summary>True when a Deny leaves of an Allow for everybody only one for fixed callers, or none.</summary>
    /// <param name="deny">A statement of the same document.</param>
    /// <param name="allow">The statement that allows.</param>
    // All conditions of a Deny must hold for it to apply: one that is no such negation leaves the public a way around.
    public static bool Narrows(PolicyStatement deny, PolicyStatement allow) =>
        !deny.IsAllow
        && IsForThePublic(deny)
        && deny.Actions.Covers(allow.Actions)
        && deny.Resources.Covers(allow.Resources)
        && deny.Conditions.All(condition => NarrowingCondition.IsNegated(condition, deny));

    // To deny everybody but some named principals is to let in no more than those.
    private static bool IsForThePublic(PolicyStatement deny) =>
        deny.IsForEveryone || (deny.ExceptPrincipals && !deny.Principals.Any(principal => principal.IsPublic));
}
