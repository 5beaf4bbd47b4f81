using Qrie.Policies.Documents;

namespace Qrie.Policies.Iam;

/// <summary>
/// Tells which statements of a trust policy let in all identities of a web identity provider
/// (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif"/>).
/// </summary>
internal static class WebIdentityTrust
{
    private const string Action = "sts:AssumeRoleWithWebIdentity";
    private const string ProviderWord = "oidc-provider/";

    /// <summary>Those statements, with the provider of each.</summary>
    /// <param name="trust">The trust policy.</param>
    public static IReadOnlyList<(PolicyStatement Statement, string Provider)> Unrestricted(PolicyDocument trust) =>
    [
        .. from statement in trust.Statements
           where statement.IsAllow && !statement.ExceptPrincipals && statement.Actions.Matches(Action)
           from principal in statement.Principals
           where principal.Kind.Equals("Federated", StringComparison.OrdinalIgnoreCase) && !principal.Value.Contains(":saml-provider/", StringComparison.Ordinal)
           let provider = Provider(principal.Value)
           where !statement.Conditions.Any(condition => Restricts(condition, provider))
           select (statement, provider),
    ];

    private static string Provider(string principal) =>
        principal.IndexOf(ProviderWord, StringComparison.Ordinal) is >= 0 and var at ? principal[(at + ProviderWord.Length)..] : principal;

    private static bool Restricts(PolicyCondition condition, string provider) =>
        condition.IsKey(provider + Claim(provider))
        && condition.IsOperator("StringEquals", "StringEqualsIgnoreCase", "StringLike")
        && !condition.IfExists
        && (condition.Qualifier is null || condition.IsQualifier("ForAnyValue"))
        && condition.Values.Count > 0
        && condition.Values.All(IsFixed);

    // What tells one tenant of the provider from all others.
    private static string Claim(string provider) => provider switch
    {
        "cognito-identity.amazonaws.com" or "accounts.google.com" => ":aud",
        "www.amazon.com" or "graph.facebook.com" => ":app_id",
        _ => ":sub",
    };

    private static bool IsFixed(string value) =>
        value.Length > 0 && value[0] is not ('*' or '?')
        && !value.StartsWith("repo:*", StringComparison.OrdinalIgnoreCase) && !value.StartsWith("repo:?", StringComparison.OrdinalIgnoreCase);
}
