namespace Qrie.Policies.Documents;

/// <summary>One statement of a resource's policy.</summary>
internal sealed record PolicyStatement
{
    /// <summary>Its place in the document, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Its name; null when it has none.</summary>
    public string? Sid { get; init; }

    /// <summary>True for Allow, false for Deny.</summary>
    public required bool IsAllow { get; init; }

    /// <summary>Whom it is for; or, when <see cref="ExceptPrincipals"/>, whom it is not for.</summary>
    public required IReadOnlyList<PolicyPrincipal> Principals { get; init; }

    /// <summary>True for <c>NotPrincipal</c>.</summary>
    public required bool ExceptPrincipals { get; init; }

    /// <summary>The actions.</summary>
    public required PatternSet Actions { get; init; }

    /// <summary>The resources.</summary>
    public required PatternSet Resources { get; init; }

    /// <summary>The conditions, all of which must hold.</summary>
    public required IReadOnlyList<PolicyCondition> Conditions { get; init; }

    /// <summary>True when the principal element is for everybody.</summary>
    public bool IsForEveryone => !ExceptPrincipals && Principals.Any(principal => principal.IsEveryone);

    /// <summary>The same statement, for one action only.</summary>
    /// <param name="action">An action that the statement matches.</param>
    public PolicyStatement Only(string action) => this with { Actions = new PatternSet([action], Inverted: false, IgnoreCase: true) };
}
