using Qrie.Changes;
using Qrie.Coverage;

namespace Qrie.Silo.Storage;

/// <summary>Counts in memory and adds to the table once a second.</summary>
internal sealed class CoverageStore : ICoverageRecorder, ICoverageQueries, IAsyncDisposable
{
    // Names come from outside: beyond this many different ones they are counted together.
    private const int MaxNames = 10_000;

    private readonly SqliteDatabase database;
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private readonly Lock sync = new();
    private Dictionary<(CounterKind Kind, string Account, string Region, string Name), (long Count, DateTimeOffset LastAt)> tallies = [];

    public CoverageStore(SqliteDatabase database, TimeProvider time)
    {
        this.database = database;
        this.time = time;
        timer = time.CreateTimer(_ => FlushAsync().Ignore(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    public void Count(CounterKind kind, string? accountId, string? region, string name)
    {
        var key = (kind, accountId ?? "", region ?? "", name.Length <= 128 ? name : name[..128]);
        lock (sync)
        {
            if (tallies.Count >= MaxNames && !tallies.ContainsKey(key))
            {
                key = (kind, "", "", "other");
            }

            tallies[key] = (tallies.GetValueOrDefault(key).Count + 1, time.GetUtcNow());
        }
    }

    public async Task<IReadOnlyList<CoverageCounter>> CountersAsync(string? account, CancellationToken cancellationToken)
    {
        await FlushAsync();
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
                FROM resources r, json_each(r.unreadable) part
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

    public async ValueTask DisposeAsync()
    {
        await timer.DisposeAsync();
        await FlushAsync();
    }

    private static string? NullIfEmpty(string? text) => text is { Length: > 0 } ? text : null;

    private async Task FlushAsync()
    {
        KeyValuePair<(CounterKind Kind, string Account, string Region, string Name), (long Count, DateTimeOffset LastAt)>[] taken;
        lock (sync)
        {
            taken = [.. tallies];
            tallies = [];
        }

        if (taken.Length == 0)
        {
            return;
        }

        await database.WriteAsync(connection =>
        {
            foreach (var (key, (count, lastAt)) in taken)
            {
                connection.Execute(
                    """
                    INSERT INTO counters (kind, account, region, name, count, last_at) VALUES (@kind, @account, @region, @name, @count, @at)
                    ON CONFLICT (kind, account, region, name) DO UPDATE SET count = count + @count, last_at = max(last_at, @at)
                    """,
                    ("@kind", key.Kind), ("@account", key.Account), ("@region", key.Region), ("@name", key.Name), ("@count", count), ("@at", lastAt));
            }

            return true;
        });
    }
}
