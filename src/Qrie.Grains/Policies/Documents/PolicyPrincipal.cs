namespace Qrie.Policies.Documents;

/// <summary>One principal of a statement.</summary>
/// <param name="Kind"><c>AWS</c>, <c>Service</c>, <c>Federated</c>, <c>CanonicalUser</c>; <c>*</c> where the element is just that.</param>
/// <param name="Value">An ARN, an account id, a service's name, or <c>*</c>.</param>
internal sealed record PolicyPrincipal(string Kind, string Value)
{
    /// <summary>True for everybody, signed in or not.</summary>
    public bool IsEveryone => Value == "*" && (Kind == "*" || IsAws);

    /// <summary>True for everybody, for everybody of a kind, and for a principal of whatever account.</summary>
    public bool IsPublic => Value == "*" || (IsAws && Wildcard.IsIn(Account(Value)));

    private bool IsAws => Kind.Equals("AWS", StringComparison.OrdinalIgnoreCase);

    // arn:aws:iam::123456789012:role/name; anything shorter is an account id, or has its wildcard where the account would be.
    private static string Account(string value) => value.Split(':', 6) is [_, _, _, _, var account, _] ? account : value;
}
