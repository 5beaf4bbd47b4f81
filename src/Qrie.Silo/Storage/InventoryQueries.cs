using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Data.Sqlite;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;

namespace Qrie.Silo.Storage;

internal sealed class InventoryQueries(SqliteDatabase database) : IInventoryQueries
{
    private const int FirstOfAll = 50;
    private const int PageOfAll = 1000;

    public Task<Page<ResourceRow>> ResourcesAsync(ResourceFilter filter, int limit, string? after, CancellationToken cancellationToken)
    {
        var where = new Where()
            .Equal("account", filter.Account)
            .Equal("type", filter.Type)
            .Equal("service", filter.Service)
            .Equal("region", filter.Region)
            .Equal("status", filter.Status)
            .And(filter.NonCompliant switch { true => "open_findings > 0", false => "open_findings = 0", null => null })
            .And(filter.Text is null ? null : "instr(lower(arn), @text) > 0", ("@text", filter.Text?.ToLowerInvariant()))
            .And(after is null ? null : "arn > @after", ("@after", after));
        return database.ReadAsync(
            connection =>
            {
                var rows = connection.Query($"SELECT * FROM resources {where} ORDER BY arn LIMIT {limit + 1}", ReadResource, where.Parameters);
                return Cut(rows, limit, row => row.Arn);
            },
            cancellationToken);
    }

    public Task<ResourceRow?> ResourceAsync(string arn, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.Query("SELECT * FROM resources WHERE arn = @arn", ReadResource, ("@arn", arn)).FirstOrDefault(), cancellationToken);

    public Task<Page<ResourceHistoryEntry>> HistoryAsync(string arn, int limit, string? after, CancellationToken cancellationToken)
    {
        var before = after is null ? long.MaxValue : KeyPart<long>(after);
        return database.ReadAsync(
            connection =>
            {
                var rows = connection.Query(
                    $"SELECT id, entry FROM history WHERE arn = @arn AND id < @before ORDER BY id DESC LIMIT {limit + 1}",
                    reader => (Id: reader.GetInt64(0), Entry: StoredJson.Read<ResourceHistoryEntry>(reader.GetString(1))),
                    ("@arn", arn), ("@before", before));
                var page = Cut(rows, limit, row => row.Id.Invariant());
                return new Page<ResourceHistoryEntry>([.. page.Items.Select(row => row.Entry)], page.Next);
            },
            cancellationToken);
    }

    public Task<Page<FindingRow>> FindingsAsync(FindingFilter filter, int limit, string? after, CancellationToken cancellationToken)
    {
        var where = new Where()
            .Equal("account", filter.Account)
            .Equal("policy", filter.Policy)
            .Equal("arn", filter.Arn)
            .Equal("status", filter.State)
            .Equal("service", filter.Service)
            .Equal("type", filter.Type)
            .Equal("region", filter.Region)
            .And(filter.MinimumSeverity is null ? null : "severity >= @minimum", ("@minimum", filter.MinimumSeverity))
            .And(filter.MaximumSeverity is null ? null : "severity <= @maximum", ("@maximum", filter.MaximumSeverity))
            .And(filter.Since is null ? null : "max(opened_at, coalesce(resolved_at, 0)) >= @since", ("@since", filter.Since))
            .And(
                filter.Text is null ? null : "(instr(lower(arn), @text) > 0 OR instr(lower(policy), @text) > 0 OR instr(lower(message), @text) > 0)",
                ("@text", filter.Text?.ToLowerInvariant()));
        if (after is not null)
        {
            if (after.Split('\n') is not [var opened, var arn, var policy])
            {
                throw new FormatException("The token is none of ours.");
            }

            where.And(
                "(opened_at < @o OR (opened_at = @o AND (arn > @a OR (arn = @a AND policy > @p))))",
                ("@o", KeyPart<long>(opened)), ("@a", arn), ("@p", policy));
        }

        return database.ReadAsync(
            connection =>
            {
                var rows = connection.Query(
                    $"SELECT * FROM findings {where} ORDER BY opened_at DESC, arn, policy LIMIT {limit + 1}", ReadFinding, where.Parameters);
                return Cut(rows, limit, row => $"{row.Finding.OpenedAt.ToStored().Invariant()}\n{row.Arn}\n{row.Finding.PolicyId}");
            },
            cancellationToken);
    }

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

    public Task<IReadOnlyDictionary<string, int>> OpenFindingsByPolicyAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, int>>(
            connection => connection.Query(
                "SELECT policy, count(*) FROM findings WHERE status = 0 GROUP BY policy",
                reader => (Policy: reader.GetString(0), Count: reader.GetInt32(1))).ToDictionary(row => row.Policy, row => row.Count),
            cancellationToken);

    public Task<IReadOnlyList<string>> RelatedAsync(string arn, string? type, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<string>>(
            connection => connection.Query(
                "SELECT arn FROM relations WHERE target = @target AND (@type IS NULL OR type = @type)",
                reader => reader.GetString(0), ("@target", arn), ("@type", type)),
            cancellationToken);

    public Task<IReadOnlyList<string>> RelationsOfAsync(string arn, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<string>>(
            connection => connection.Query("SELECT target FROM relations WHERE arn = @arn", reader => reader.GetString(0), ("@arn", arn)),
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
                "SELECT arn FROM names WHERE account = @account AND type = @type AND name = @name",
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
            var (resources, bad, accounts) = connection.Query(
                "SELECT count(*), coalesce(sum(open_findings > 0), 0), count(DISTINCT account) FROM resources WHERE status = 1",
                reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2)))[0];
            var bands = connection.Query(
                "SELECT status, severity, count(*) FROM findings GROUP BY status, severity",
                reader => (Status: (FindingStatus)reader.GetInt32(0), Band: Severity.BandOf(reader.GetInt32(1)), Count: reader.GetInt32(2)));
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

    private static ResourceRow ReadResource(SqliteDataReader reader) => new()
    {
        Arn = reader.Text("arn")!,
        Service = reader.Text("service")!,
        AccountId = reader.Text("account")!,
        Region = reader.Text("region")!,
        Type = reader.Text("type")!,
        Status = (ResourceStatus)reader.Number("status"),
        FirstSeenAt = reader.Time("first_seen"),
        LastSeenAt = reader.Time("last_seen"),
        SnapshotTime = reader.Time("snapshot_time"),
        Configuration = reader.Text("configuration"),
        Tags = StoredJson.Read<Dictionary<string, string>>(reader.Text("tags")!),
        OpenFindings = (int)reader.Number("open_findings"),
        Unreadable = StoredJson.Read<List<UnreadablePart>>(reader.Text("unreadable")!),
        UnknownPolicies = StoredJson.Read<Dictionary<string, string>>(reader.Text("unknown")!),
    };

    internal static FindingRow ReadFinding(SqliteDataReader reader) => new()
    {
        Arn = reader.Text("arn")!,
        Service = reader.Text("service")!,
        AccountId = reader.Text("account")!,
        Region = reader.Text("region")!,
        Type = reader.Text("type")!,
        Finding = ResourceStorage.ReadFinding(reader),
    };

    private static Page<T> Cut<T>(List<T> rows, int limit, Func<T, string> key) =>
        rows.Count > limit ? new Page<T>(rows[..limit], key(rows[limit - 1])) : new Page<T>(rows, null);

    private static T KeyPart<T>(string text) where T : ISpanParsable<T> =>
        T.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : throw new FormatException("The token is none of ours.");

    private sealed class Where
    {
        private readonly StringBuilder text = new();
        private readonly List<(string, object?)> parameters = [];

        public (string, object?)[] Parameters => [.. parameters];

        public Where Equal(string column, object? value) => value is null ? this : And($"{column} = @{column}", ($"@{column}", value));

        public Where And(string? condition, params ReadOnlySpan<(string, object?)> values)
        {
            if (condition is not null)
            {
                text.Append(text.Length == 0 ? "WHERE " : " AND ").Append(condition);
                parameters.AddRange(values);
            }

            return this;
        }

        public override string ToString() => text.ToString();
    }
}
