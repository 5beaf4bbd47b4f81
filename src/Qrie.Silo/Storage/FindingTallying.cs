using Qrie.Findings;
using Qrie.Inventory;

namespace Qrie.Silo.Storage;

/// <summary>
/// Counts findings by what they have in common. What the kept counts tell apart is summed from these; otherwise the rows that match are
/// grouped where they are, along the index that has the fewest of them.
/// </summary>
internal static class FindingTallying
{
    private const string Columns = "count(*) AS findings, sum(m.severity >= @critical) AS critical, max(m.severity) AS gravest";

    private const string Order = "findings DESC, gravest DESC, key";

    /// <exception cref="FormatException"><paramref name="after"/> is none of ours.</exception>
    public static FindingTallies Read(SqliteSession session, ListingLimits limits, FindingFilter filter, FindingGrouping by, int limit, string? after)
    {
        var place = TallyPlace.Read(after);
        return new FindingTallies(Pages.Cut(by == FindingGrouping.Resource
            ? ByResource(session, limits, filter, limit, place)
            : IsCounted(filter) ? FromCounts(session, filter, by, limit, place) : FromRows(session, limits, filter, by, limit, place), limit), null);
    }

    private static bool IsCounted(FindingFilter filter) => filter is { Arn: null, Region: null, Tag: null, Text: null, Since: null };

    private static List<(FindingTally, string)> FromCounts(SqliteSession session, FindingFilter filter, FindingGrouping by, int limit, TallyPlace? place)
    {
        var accounts = AccountFilter.Of(filter.Account, filter.Accounts);
        var conditions = new Conditions("m")
            .AnyOf("account", accounts)
            .Equal("policy", filter.Policy)
            .Equal("status", filter.State)
            .Equal("type", filter.Type)
            .Equal("service", filter.Service)
            .And(filter.MinimumSeverity is null ? null : "m.severity >= @minimum", ("@minimum", filter.MinimumSeverity))
            .And(filter.MaximumSeverity is null ? null : "m.severity <= @maximum", ("@maximum", filter.MaximumSeverity));
        // The counts of all accounts together stand beside those of each.
        var whose = by == FindingGrouping.Account || accounts is not null ? "m.account <> @all" : "m.account = @all";
        return session.Query(
            $"""
            SELECT m.{NameOf(by)} AS key, sum(m.count) AS findings, sum(iif(m.severity >= @critical, m.count, 0)) AS critical, max(m.severity) AS gravest
            FROM finding_counts m WHERE m.count > 0 AND {whose}{conditions} GROUP BY key{After(place)} ORDER BY {Order} LIMIT {limit + 1}
            """,
            ReadTally,
            [.. conditions.Parameters, ("@all", Tallies.AllAccounts), .. Values(place, place?.Key)]);
    }

    private static List<(FindingTally, string)> FromRows(
        SqliteSession session, ListingLimits limits, FindingFilter filter, FindingGrouping by, int limit, TallyPlace? place) =>
        FindingPages.Matching(session, limits, filter, $"f.{NameOf(by)} AS key, f.severity AS severity") is var (rows, parameters)
            ? session.Query(
                $"SELECT m.key AS key, {Columns} FROM ({rows}) m GROUP BY key{After(place)} ORDER BY {Order} LIMIT {limit + 1}",
                ReadTally,
                [.. parameters, .. Values(place, place?.Key)])
            : [];

    // By the resource's number, so that only those of the page are looked up.
    private static List<(FindingTally, string)> ByResource(SqliteSession session, ListingLimits limits, FindingFilter filter, int limit, TallyPlace? place) =>
        FindingPages.Matching(session, limits, filter, "f.resource AS key, f.severity AS severity") is var (rows, parameters)
            ? session.Query(
                $"""
                SELECT r.arn, g.findings, g.critical, g.gravest, g.key, r.type, r.region FROM (
                    SELECT m.key AS key, {Columns} FROM ({rows}) m GROUP BY key{After(place)} ORDER BY {Order} LIMIT {limit + 1}) g
                CROSS JOIN resources r WHERE r.id = g.key ORDER BY g.findings DESC, g.gravest DESC, g.key
                """,
                reader => Tally(reader.GetString(0), reader.GetInt64(4).Invariant(), reader.GetString(5), reader.GetString(6), reader),
                [.. parameters, .. Values(place, place is null ? null : Pages.Number(place.Key))])
            : [];

    private static (FindingTally, string) ReadTally(SqliteRow reader) => Tally(reader.GetString(0), reader.GetString(0), null, null, reader);

    private static (FindingTally, string) Tally(string name, string key, string? type, string? region, SqliteRow reader)
    {
        var tally = new FindingTally(name, type, region, reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3));
        return (tally, (TallyPlace.Of(tally) with { Key = key }).ToString());
    }

    private static string After(TallyPlace? place) => place is null
        ? ""
        : " HAVING findings < @findings OR (findings = @findings AND (gravest < @gravest OR (gravest = @gravest AND key > @after)))";

    private static (string, object?)[] Values(TallyPlace? place, object? key) =>
    [
        ("@critical", Severity.RangeOf(SeverityBand.Critical).Minimum),
        .. place is null ? ((string, object?)[])[] : [("@findings", place.Findings), ("@gravest", place.Severity), ("@after", key)],
    ];

    private static string NameOf(FindingGrouping by) => by == FindingGrouping.Account ? "account" : "policy";
}
