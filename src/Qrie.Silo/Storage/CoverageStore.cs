using Qrie.Changes;
using Qrie.Coverage;

namespace Qrie.Silo.Storage;

/// <summary>Counts in memory and adds to the table once a second.</summary>
internal sealed class CoverageStore : ICoverageRecorder, ICoverageQueries, IAsyncDisposable
{
    private readonly SqliteDatabase database;
    private readonly CoverageTally tally;

    public CoverageStore(SqliteDatabase database, TimeProvider time)
    {
        this.database = database;
        tally = new CoverageTally(counts => AddAsync(counts), TimeSpan.FromSeconds(1), time);
    }

    public void Count(CounterKind kind, string? accountId, string? region, string name) => tally.Count(kind, accountId, region, name);

    public async Task<IReadOnlyList<CoverageCounter>> CountersAsync(string? account, CancellationToken cancellationToken)
    {
        await tally.FlushAsync();
        return await database.ReadAsync(
            connection => connection.Query(
                "SELECT * FROM counters WHERE @account IS NULL OR account = @account ORDER BY kind, account, region, name",
                reader => new CoverageCounter(
                    (CounterKind)reader.Number("kind"), NullIfEmpty(reader.Text("account")), NullIfEmpty(reader.Text("region")),
                    reader.Text("name")!, reader.Number("count"), reader.Time("last_at")!.Value),
                ("@account", account)),
            cancellationToken);
    }

    public Task<IReadOnlyList<UnreadableTotal>> UnreadableAsync(string? account, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<UnreadableTotal>>(
            connection => connection.Query(
                """
                SELECT r.account, r.region, r.type, part.value ->> 'part' AS part, max(part.value ->> 'reason') AS reason,
                    part.value ->> 'permission' AS permission, count(*) AS resources
                FROM resources r INDEXED BY resources_unreadable, json_each(r.unreadable) part
                WHERE r.unreadable <> '[]' AND r.status = 1 AND (@account IS NULL OR r.account = @account)
                GROUP BY r.account, r.region, r.type, part.value ->> 'part', part.value ->> 'permission'
                ORDER BY 1, 2, 3, 4
                """,
                reader => new UnreadableTotal(
                    reader.Text("account")!, reader.Text("region")!, reader.Text("type")!, reader.Text("part")!, reader.Text("reason")!,
                    reader.Text("permission"), (int)reader.Number("resources")),
                ("@account", account)),
            cancellationToken);

    public Task<IReadOnlyList<QuarantinedChange>> QuarantineAsync(string? account, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<QuarantinedChange>>(
            connection => connection.Query(
                "SELECT * FROM quarantine WHERE @account IS NULL OR account = @account ORDER BY at DESC LIMIT 1000",
                reader => new QuarantinedChange(reader.Text("inbox")!, StoredJson.Read<PendingChange>(reader.Text("row")!), reader.Time("at")!.Value),
                ("@account", account)),
            cancellationToken);

    public ValueTask DisposeAsync() => tally.DisposeAsync();

    private static string? NullIfEmpty(string? text) => text is { Length: > 0 } ? text : null;

    private Task<bool> AddAsync(IReadOnlyCollection<CoverageCounter> counts) => database.WriteAsync(connection =>
    {
        foreach (var counter in counts)
        {
            connection.Execute(
                """
                INSERT INTO counters (kind, account, region, name, count, last_at) VALUES (@kind, @account, @region, @name, @count, @at)
                ON CONFLICT (kind, account, region, name) DO UPDATE SET count = count + @count, last_at = max(last_at, @at)
                """,
                ("@kind", counter.Kind), ("@account", counter.AccountId ?? ""), ("@region", counter.Region ?? ""), ("@name", counter.Name),
                ("@count", counter.Count), ("@at", counter.LastAt));
        }

        return true;
    });
}
