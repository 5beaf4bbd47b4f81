using Qrie.Findings;
using Qrie.Inventory;

namespace Qrie.Silo.Storage;

/// <summary>
/// Pages of findings: last changed first, or, where text is looked for, first stored first, which is the order of the index
/// of text.
/// </summary>
internal static class FindingPages
{
    private const string HasText = "(instr(lower(r.arn), @text) > 0 OR instr(lower(f.policy), @text) > 0 OR instr(lower(f.message), @text) > 0)";

    /// <exception cref="FormatException"><paramref name="after"/> is none of ours.</exception>
    public static Page<FindingRow> Read(SqliteSession session, FindingFilter filter, int limit, string? after) =>
        filter.Text is { } text && TextSearch.Match(text) is { } match
            ? ReadByText(session, filter, match, limit, after)
            : ReadByTime(session, filter, limit, after);

    private static Page<FindingRow> ReadByTime(SqliteSession session, FindingFilter filter, int limit, string? after)
    {
        var (changed, id) = after?.Split('\n') switch
        {
            null => (0, 0),
            [var first, var second] => (Pages.Number(first), Pages.Number(second)),
            _ => throw Pages.NotOurs(),
        };
        var (branches, isDecided) = FindingBranches.For(session, filter);
        if (branches.Count == 0)
        {
            return new Page<FindingRow>([], null);
        }

        var conditions = Filter(isDecided ? filter with { Policy = null, Type = null, Service = null, MinimumSeverity = null, MaximumSeverity = null } : filter)
            .And(after is null ? null : "(f.changed_at, f.id) < (@changed, @before)", ("@changed", changed), ("@before", id))
            .And(
                filter.Text is null ? null : $"EXISTS (SELECT 1 FROM resources r WHERE r.id = f.resource AND {HasText})",
                ("@text", filter.Text?.ToLowerInvariant()));
        var (ids, parameters) = BranchMerge.Write("findings", "f", branches, conditions, "changed_at", "DESC", limit + 1);
        var rows = session.Query(
            $"""
            SELECT {FindingColumns.All} FROM ({ids}) page CROSS JOIN findings f CROSS JOIN resources r
            WHERE f.id = page.id AND r.id = f.resource ORDER BY page.place DESC, page.id DESC
            """,
            reader => (FindingColumns.ReadRow(reader), $"{reader.GetInt64(11).Invariant()}\n{reader.GetInt64(0).Invariant()}"),
            parameters);
        return Pages.Cut(rows, limit);
    }

    private static Page<FindingRow> ReadByText(SqliteSession session, FindingFilter filter, string match, int limit, string? after)
    {
        var conditions = Filter(filter)
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

    private static Conditions Filter(FindingFilter filter) => new Conditions("f")
        .Equal("account", filter.Account)
        .Equal("policy", filter.Policy)
        .Equal("status", filter.State)
        .Equal("service", filter.Service)
        .Equal("type", filter.Type)
        .Equal("region", filter.Region)
        .And(filter.Arn is null ? null : "f.resource = (SELECT id FROM resources WHERE arn = @arn)", ("@arn", filter.Arn))
        .And(filter.MinimumSeverity is null ? null : "f.severity >= @minimum", ("@minimum", filter.MinimumSeverity))
        .And(filter.MaximumSeverity is null ? null : "f.severity <= @maximum", ("@maximum", filter.MaximumSeverity))
        .And(filter.Since is null ? null : "f.changed_at >= @since", ("@since", filter.Since));
}
