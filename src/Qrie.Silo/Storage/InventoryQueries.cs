using System.Runtime.CompilerServices;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;

namespace Qrie.Silo.Storage;

internal sealed class InventoryQueries(SqliteDatabase database, ListingLimits? limits = null) : IInventoryQueries
{
    private readonly ListingLimits limits = limits ?? new ListingLimits();

    private const int FirstOfAll = 50;
    private const int PageOfAll = 1000;

    public Task<Page<ResourceRow>> ResourcesAsync(ResourceFilter filter, int limit, string? after, CancellationToken cancellationToken) =>
        database.ReadAsync(session => ResourcePages.Read(session, limits, filter, limit, after), cancellationToken);

    public Task<ResourceRow?> ResourceAsync(string arn, CancellationToken cancellationToken) => database.ReadAsync(
        session => session
            .Query($"SELECT {ResourceColumns.All} FROM resources r WHERE r.arn = @arn", ResourceColumns.ReadRow, ("@arn", arn))
            .FirstOrDefault(),
        cancellationToken);

    public Task<Page<ResourceHistoryEntry>> HistoryAsync(string arn, int limit, string? after, CancellationToken cancellationToken)
    {
        var before = after is null ? long.MaxValue : Pages.Number(after);
        return database.ReadAsync(
            session => Pages.Cut(
                session.Query(
                    $"""
                    SELECT id, entry FROM history INDEXED BY history_by_resource
                    WHERE resource = (SELECT id FROM resources WHERE arn = @arn) AND id < @before ORDER BY id DESC LIMIT {limit + 1}
                    """,
                    reader => (StoredJson.Read<ResourceHistoryEntry>(reader.GetString(1)), reader.GetInt64(0).Invariant()),
                    ("@arn", arn), ("@before", before)),
                limit),
            cancellationToken);
    }

    public Task<Page<FindingRow>> FindingsAsync(FindingFilter filter, int limit, string? after, CancellationToken cancellationToken) =>
        database.ReadAsync(session => FindingPages.Read(session, limits, filter, limit, after), cancellationToken);

    public async IAsyncEnumerable<FindingRow> AllFindingsAsync(
        FindingFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Small first, so that the first byte does not wait for a thousand rows. No read is held open between pages: it would
        // keep the log from being folded into the file for as long as the slowest client takes.
        var limit = FirstOfAll;
        string? after = null;
        do
        {
            var page = await FindingsAsync(filter, limit, after, cancellationToken);
            foreach (var row in page.Items)
            {
                yield return row;
            }

            (after, limit) = (page.Next, PageOfAll);
        }
        while (after is not null);
    }

    public Task<FindingTallies> TallyAsync(FindingFilter filter, FindingGrouping by, int limit, string? after, CancellationToken cancellationToken) =>
        database.ReadAsync(session => FindingTallying.Read(session, limits, filter, by, limit, after), cancellationToken);

    public Task<IReadOnlyDictionary<string, int>> OpenFindingsByPolicyAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, int>>(
            connection => connection.Query(
                "SELECT policy, sum(count) FROM finding_counts WHERE account = @all AND status = @active AND count > 0 GROUP BY policy",
                reader => (Policy: reader.GetString(0), Count: reader.GetInt32(1)),
                ("@all", Tallies.AllAccounts), ("@active", FindingStatus.Active)).ToDictionary(row => row.Policy, row => row.Count),
            cancellationToken);

    public Task<IReadOnlyList<string>> RelatedAsync(string arn, string? type, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<string>>(
            connection => connection.Query(
                "SELECT r.arn FROM relations t JOIN resources r ON r.id = t.resource WHERE t.target = @target AND (@type IS NULL OR r.type = @type)",
                reader => reader.GetString(0), ("@target", arn), ("@type", type)),
            cancellationToken);

    public Task<IReadOnlyList<string>> RelationsOfAsync(string arn, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<string>>(
            connection => connection
                .Query("SELECT relations FROM resources WHERE arn = @arn", reader => StoredJson.ReadList<string>(reader.GetString(0)), ("@arn", arn))
                .FirstOrDefault() ?? [],
            cancellationToken);

    public Task<IReadOnlyList<string>> ArnsAsync(string account, string type, string? region, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<string>>(
            connection => connection.Query(
                "SELECT arn FROM resources WHERE account = @account AND type = @type AND (@region IS NULL OR region = @region) AND status = @present",
                reader => reader.GetString(0), ("@account", account), ("@type", type), ("@region", region), ("@present", ResourceStatus.Present)),
            cancellationToken);

    public Task<IReadOnlyList<string>> ArnsNamedAsync(string account, string type, string name, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<string>>(
            connection => connection.Query(
                "SELECT r.arn FROM names n JOIN resources r ON r.id = n.resource WHERE n.account = @account AND n.type = @type AND n.name = @name",
                reader => reader.GetString(0), ("@account", account), ("@type", type), ("@name", name.ToLowerInvariant())),
            cancellationToken);

    public Task<IReadOnlyList<DueResource>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<DueResource>>(
            connection => connection.Query(
                $"SELECT arn, type, account, region FROM resources WHERE reevaluate_at <= @now AND status = @present ORDER BY reevaluate_at LIMIT {limit}",
                reader => new DueResource(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3)),
                ("@now", now), ("@present", ResourceStatus.Present)),
            cancellationToken);

    public Task<InventoryTotals> TotalsAsync(CancellationToken cancellationToken) => database.ReadAsync(
        connection =>
        {
            var (resources, bad) = connection.Query(
                "SELECT present, non_compliant FROM resource_counts WHERE account = @all AND type = @types",
                reader => (reader.GetInt32(0), reader.GetInt32(1)), ("@all", Tallies.AllAccounts), ("@types", Tallies.AllTypes)).FirstOrDefault();
            var accounts = SummaryQueries.CountAccounts(connection);
            var bands = connection.Query(
                "SELECT status, severity, sum(count) FROM finding_counts WHERE account = @all GROUP BY status, severity",
                reader => (Status: (FindingStatus)reader.GetInt32(0), Band: Severity.BandOf(reader.GetInt32(1)), Count: reader.GetInt32(2)),
                ("@all", Tallies.AllAccounts));
            int Open(SeverityBand band) => bands.Where(row => row.Status == FindingStatus.Active && row.Band == band).Sum(row => row.Count);
            return new InventoryTotals
            {
                Resources = resources,
                NonCompliant = bad,
                Accounts = accounts,
                Critical = Open(SeverityBand.Critical),
                High = Open(SeverityBand.High),
                Medium = Open(SeverityBand.Medium),
                Low = Open(SeverityBand.Low),
                Resolved = bands.Where(row => row.Status == FindingStatus.Resolved).Sum(row => row.Count),
            };
        },
        cancellationToken);
}
