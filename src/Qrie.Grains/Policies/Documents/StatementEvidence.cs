namespace Qrie.Policies.Documents;

/// <summary>Statements as they stand in evidence.</summary>
internal static class StatementEvidence
{
    /// <summary>Where each statement is, what it is called, whom it lets in, and to what.</summary>
    /// <param name="statements">The statements.</param>
    public static object[] Of(IEnumerable<PolicyStatement> statements) =>
    [
        .. statements.Select(statement => new
        {
            index = statement.Index,
            sid = statement.Sid,
            principals = statement.Principals.Select(principal => principal.Value),
            all_but_these_principals = statement.ExceptPrincipals,
            actions = statement.Actions.Patterns,
            all_but_these_actions = statement.Actions.Inverted,
        }),
    ];
}
