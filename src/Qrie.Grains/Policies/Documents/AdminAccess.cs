namespace Qrie.Policies.Documents;

/// <summary>
/// Tells whether an identity's document makes it an administrator. Whoever may do everything in IAM is one too: it can give
/// itself the rest. Judged by what the document says, not by its name.
/// </summary>
internal static class AdminAccess
{
    private static readonly PatternSet Everything = new(["*"], Inverted: false, IgnoreCase: true);
    private static readonly PatternSet AllOfIam = new(["iam:*"], Inverted: false, IgnoreCase: true);

    /// <summary>True when a statement of the document grants administration, and none takes it back.</summary>
    /// <param name="document">The document.</param>
    public static bool IsEquivalent(PolicyDocument document) => IsGranted(document) && !IsDenied(document);

    /// <summary>True when a statement of the document grants administration.</summary>
    /// <param name="document">The document.</param>
    public static bool IsGranted(PolicyDocument document) => document.Statements.Any(Grants);

    /// <summary>True when the document denies everything, or all of IAM, always and for everything.</summary>
    /// <param name="document">The document.</param>
    public static bool IsDenied(PolicyDocument document) => document.Statements.Any(Denies);

    /// <summary>True when the statement allows every action, or all but some that are not IAM's, on everything.</summary>
    /// <param name="statement">The statement.</param>
    public static bool Grants(PolicyStatement statement) =>
        statement.IsAllow
        && statement.Conditions.Count == 0
        && (statement.Resources.Inverted || statement.Resources.Covers(Everything))
        && (statement.Actions.Inverted ? statement.Actions.Covers(AllOfIam) : statement.Actions.Covers(Everything));

    private static bool Denies(PolicyStatement statement) =>
        !statement.IsAllow
        && statement.Conditions.Count == 0
        && !statement.Resources.Inverted
        && statement.Resources.Covers(Everything)
        && statement.Actions.Covers(AllOfIam);
}
