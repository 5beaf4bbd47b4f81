using Qrie.Findings;
using Qrie.Inventory;

namespace Qrie.Silo.Storage;

/// <summary>
/// Pages of findings: last changed first, or, where text is looked for, first stored first, which is the order of the index
/// of text.
/// </summary>
internal static class FindingPages
{
    private const char Between = '\n';

    private const string HasText = "(instr(lower(r.arn), @text) > 0 OR instr(lower(f.policy), @text) > 0 OR instr(lower(f.message), @text) > 0)";

    /// <exception cref="FormatException"><paramref name="after"/> is none of ours.</exception>
    public static Page<FindingRow> Read(SqliteSession session, ListingLimits limits, FindingFilter filter, int limit, string? after)
    {
        var match = filter.Text is null ? null : TextSearch.Match(filter.Text);
        var isRare = TagIndex.IsRare(session, filter.Tag, limits.Tagged);

        // The order of the first page is that of all: its token tells which.
        var byTime = match is null || (after?.Contains(Between, StringComparison.Ordinal) ?? (isRare || CountOf(session, filter) <= limits.Searched));
        return byTime ? ReadByTime(session, filter, isRare, limit, after) : ReadByText(session, filter, match!, limit, after);
    }

    /// <summary>A query of all findings that match, in no order, each once; null when there are none.</summary>
    /// <param name="session">The session.</param>
    /// <param name="limits">When which way is the shortest.</param>
    /// <param name="filter">Which.</param>
    /// <param name="columns">What of them, of a table that is called <c>f</c>.</param>
    public static (string Sql, (string Name, object? Value)[] Parameters)? Matching(SqliteSession session, ListingLimits limits, FindingFilter filter, string columns)
    {
        var isRare = TagIndex.IsRare(session, filter.Tag, limits.Tagged);
        if (!isRare && filter.Text is { } text && TextSearch.Match(text) is { } match && CountOf(session, filter) > limits.Searched)
        {
            var found = Filter(filter, isRare: false).And(HasText, ("@text", text.ToLowerInvariant()));
            return (
                $"""
                SELECT {columns} FROM findings_text t CROSS JOIN findings f CROSS JOIN resources r
                WHERE t.findings_text MATCH @match AND f.id = t.rowid AND r.id = f.resource{found}
                """,
                [("@match", match), .. found.Parameters]);
        }

        var (branches, rest) = BranchesFor(session, filter, isRare);
        return branches.Count == 0 ? null : BranchMerge.Write("findings", "f", columns, branches, ConditionsOf(filter, rest, isRare));
    }

    private static (IReadOnlyList<Branch> Branches, FindingFilter Others) BranchesFor(SqliteSession session, FindingFilter filter, bool isRare) =>
        isRare && filter.Arn is null ? ([new Branch("findings_by_resource")], filter) : FindingBranches.For(session, filter);

    private static Conditions ConditionsOf(FindingFilter filter, FindingFilter rest, bool isRare) => Filter(rest, isRare).And(
        filter.Text is null ? null : $"EXISTS (SELECT 1 FROM resources r WHERE r.id = f.resource AND {HasText})",
        ("@text", filter.Text?.ToLowerInvariant()));

    private static Page<FindingRow> ReadByTime(SqliteSession session, FindingFilter filter, bool isRare, int limit, string? after)
    {
        var (changed, id) = after?.Split(Between) switch
        {
            null => (0, 0),
            [var first, var second] => (Pages.Number(first), Pages.Number(second)),
            _ => throw Pages.NotOurs(),
        };
        var (branches, rest) = BranchesFor(session, filter, isRare);
        if (branches.Count == 0)
        {
            return new Page<FindingRow>([], null);
        }

        var conditions = ConditionsOf(filter, rest, isRare)
            .And(after is null ? null : "(f.changed_at, f.id) < (@changed, @before)", ("@changed", changed), ("@before", id));
        var (ids, parameters) = BranchMerge.Write("findings", "f", branches, conditions, "changed_at", "DESC", limit + 1);
        var rows = session.Query(
            $"""
            SELECT {FindingColumns.All} FROM ({ids}) page CROSS JOIN findings f CROSS JOIN resources r
            WHERE f.id = page.id AND r.id = f.resource ORDER BY page.place DESC, page.id DESC
            """,
            reader => (FindingColumns.ReadRow(reader), $"{reader.GetInt64(11).Invariant()}{Between}{reader.GetInt64(0).Invariant()}"),
            parameters);
        return Pages.Cut(rows, limit);
    }

    // How many the account and the policy leave.
    private static long CountOf(SqliteSession session, FindingFilter filter) => filter is { Account: null, Policy: null }
        ? long.MaxValue
        : session.Query(
            "SELECT coalesce(sum(count), 0) FROM finding_counts WHERE account = @account AND (@policy IS NULL OR policy = @policy)",
            reader => reader.GetInt64(0), ("@account", filter.Account ?? Tallies.AllAccounts), ("@policy", filter.Policy))[0];

    private static Page<FindingRow> ReadByText(SqliteSession session, FindingFilter filter, string match, int limit, string? after)
    {
        var conditions = Filter(filter, isRare: false)
            .And(after is null ? null : "t.rowid > @after", ("@after", after is null ? null : Pages.Number(after)))
            .And(HasText, ("@text", filter.Text!.ToLowerInvariant()));
        var rows = session.Query(
            $"""
            SELECT {FindingColumns.All} FROM findings_text t CROSS JOIN findings f CROSS JOIN resources r
            WHERE t.findings_text MATCH @match AND f.id = t.rowid AND r.id = f.resource{conditions} ORDER BY t.rowid LIMIT {limit + 1}
            """,
            reader => (FindingColumns.ReadRow(reader), reader.GetInt64(0).Invariant()),
            [("@match", match), .. conditions.Parameters]);
        return Pages.Cut(rows, limit);
    }

    private static Conditions Filter(FindingFilter filter, bool isRare) => new Conditions("f")
        .Equal("account", filter.Account)
        .AnyOf("account", filter.Accounts)
        .Equal("policy", filter.Policy)
        .Equal("status", filter.State)
        .Equal("service", filter.Service)
        .Equal("type", filter.Type)
        .Equal("region", filter.Region)
        .And(
            filter.Tag is null ? null : isRare ? TagIndex.FromTag(filter.Tag, "f.resource") : TagIndex.FromRow(filter.Tag, "f.resource"),
            TagIndex.Parameters(filter.Tag))
        .And(filter.Arn is null ? null : "f.resource = (SELECT id FROM resources WHERE arn = @arn)", ("@arn", filter.Arn))
        .And(filter.MinimumSeverity is null ? null : "f.severity >= @minimum", ("@minimum", filter.MinimumSeverity))
        .And(filter.MaximumSeverity is null ? null : "f.severity <= @maximum", ("@maximum", filter.MaximumSeverity))
        .And(filter.Since is null ? null : "f.changed_at >= @since", ("@since", filter.Since));
}
