using System.Collections.Frozen;

namespace Qrie.Policies.Documents;

/// <summary>
/// Tells which principals of other accounts a resource's policy lets in. Public statements are not among them, nor are those that
/// are narrowed to an organization; services and CloudFront identities are of no account.
/// </summary>
internal static class ExternalAccess
{
    // What pins a caller to an organization.
    private static readonly FrozenSet<string> Organization = new[]
    {
        "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:SourceOrgID", "aws:SourceOrgPaths",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // What pins everybody to the callers of some accounts.
    private static readonly FrozenSet<string> Accounts = new[]
    {
        "aws:PrincipalAccount", "aws:PrincipalArn", "kms:CallerAccount",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The statements that let in other accounts, each with those principals of it.</summary>
    /// <param name="document">The policy.</param>
    /// <param name="context">Whose resource it is, and who is trusted.</param>
    public static IReadOnlyList<(PolicyStatement Statement, IReadOnlyList<string> Principals)> Of(PolicyDocument document, EvaluationContext context) =>
    [
        .. document.Statements
            .Where(statement => statement.IsAllow && !PublicAccess.IsGranted(document, statement) && !IsOfOrganization(document, statement))
            .Select(statement => (statement, Principals: External(document, statement, context)))
            .Where(found => found.Principals.Count > 0),
    ];

    private static bool IsOfOrganization(PolicyDocument document, PolicyStatement statement) =>
        statement.Conditions.Any(condition => Organization.Contains(condition.Key) && NarrowingCondition.Holds(condition, statement))
        || document.Statements.Any(deny => PublicAccess.Narrows(deny, statement)
            && deny.Conditions.Count > 0
            && deny.Conditions.All(condition => Organization.Contains(condition.Key)));

    private static IReadOnlyList<string> External(PolicyDocument document, PolicyStatement statement, EvaluationContext context)
    {
        var pins = Pins(document, statement).ToArray();
        // Everybody, pinned, is whom the pins name; anybody else must be named and not be kept out by a pin.
        var candidates = statement.ExceptPrincipals || statement.Principals.Any(principal => principal.IsPublic)
            ? pins.SelectMany(pin => pin.Values)
            : statement.Principals.Select(principal => principal.Value);
        var accounts = pins.Select(pin => pin.Values.Select(AccountOf).ToHashSet()).ToArray();
        return
        [
            .. candidates
                .Where(candidate => AccountOf(candidate) is { } account
                    && account != context.AccountId
                    && !context.TrustedAccounts.Contains(account)
                    && accounts.All(pinned => pinned.Contains(account)))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<PolicyCondition> Pins(PolicyDocument document, PolicyStatement statement) => statement.Conditions
        .Where(condition => Accounts.Contains(condition.Key) && NarrowingCondition.Holds(condition, statement))
        .Concat(document.Statements
            .Where(deny => deny.Conditions is [var only] && Accounts.Contains(only.Key) && PublicAccess.Narrows(deny, statement))
            .Select(deny => deny.Conditions[0]));

    private static string? AccountOf(string principal) => Arns.IsAccountId(principal) ? principal : Arns.AccountId(principal);
}
