using Qrie.Inventory;

namespace Qrie.Silo.Storage;

/// <summary>Pages of resources: by ARN, or, where text is looked for, in the order in which they were first stored.</summary>
internal static class ResourcePages
{
    // What follows is a row's id; an ARN never begins so.
    private const char ById = '#';

    private const string HasText = "instr(lower(r.arn), @text) > 0";

    /// <exception cref="FormatException"><paramref name="after"/> is none of ours.</exception>
    public static Page<ResourceRow> Read(SqliteSession session, ListingLimits limits, ResourceFilter filter, int limit, string? after)
    {
        var match = filter.Text is null ? null : TextSearch.Match(filter.Text);
        var isRare = TagIndex.IsRare(session, filter.Tag, limits.Tagged);

        // The order of the first page is that of all: its token tells which.
        var byArn = match is null || (after is null ? isRare || CountOf(session, filter) <= limits.Searched : after is not [ById, ..]);
        return byArn ? ReadByArn(session, filter, isRare, limit, after) : ReadByText(session, filter, match!, limit, after);
    }

    private static Page<ResourceRow> ReadByArn(SqliteSession session, ResourceFilter filter, bool isRare, int limit, string? after)
    {
        var branches = isRare ? [new Branch(null)] : ResourceBranches.For(session, filter);
        if (branches.Count == 0)
        {
            return new Page<ResourceRow>([], null);
        }

        var conditions = Filter(filter, isRare)
            .And(after is null ? null : "r.arn > @after", ("@after", after))
            .And(filter.Text is null ? null : HasText, ("@text", filter.Text?.ToLowerInvariant()));
        var (ids, parameters) = BranchMerge.Write("resources", "r", branches, conditions, "arn", "ASC", limit + 1);
        var rows = session.Query(
            $"SELECT {ResourceColumns.All} FROM ({ids}) page CROSS JOIN resources r WHERE r.id = page.id ORDER BY page.place",
            reader => (Row: ResourceColumns.ReadRow(reader), reader.GetString(1)), parameters);
        return Pages.Cut(rows, limit);
    }

    // How many the account leaves.
    private static long CountOf(SqliteSession session, ResourceFilter filter) => filter.Account is null
        ? long.MaxValue
        : session.Query(
            "SELECT coalesce(sum(total), 0) FROM resource_counts WHERE account = @account AND type = @types",
            reader => reader.GetInt64(0), ("@account", filter.Account), ("@types", Tallies.AllTypes))[0];

    private static Page<ResourceRow> ReadByText(SqliteSession session, ResourceFilter filter, string match, int limit, string? after)
    {
        var conditions = Filter(filter, isRare: false)
            .And(after is null ? null : "t.rowid > @after", ("@after", after is null ? null : Pages.Number(after[1..])))
            .And(HasText, ("@text", filter.Text!.ToLowerInvariant()));
        var rows = session.Query(
            $"""
            SELECT {ResourceColumns.All} FROM resources_text t CROSS JOIN resources r
            WHERE t.resources_text MATCH @match AND r.id = t.rowid{conditions} ORDER BY t.rowid LIMIT {limit + 1}
            """,
            reader => (ResourceColumns.ReadRow(reader), $"{ById}{reader.GetInt64(0).Invariant()}"),
            [("@match", match), .. conditions.Parameters]);
        return Pages.Cut(rows, limit);
    }

    private static Conditions Filter(ResourceFilter filter, bool isRare) => new Conditions("r")
        .Equal("account", filter.Account)
        .AnyOf("account", filter.Accounts)
        .Equal("type", filter.Type)
        .Equal("service", filter.Service)
        .Equal("region", filter.Region)
        .Equal("status", filter.Status)
        .And(filter.NonCompliant switch { null => null, true => "r.bad = 1", false => "r.bad = 0" })
        .And(
            filter.Tag is null ? null : isRare ? TagIndex.FromTag(filter.Tag, "r.id") : TagIndex.FromRow(filter.Tag, "r.id"),
            TagIndex.Parameters(filter.Tag));
}
