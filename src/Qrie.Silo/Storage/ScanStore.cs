using Qrie.Inventory;
using Qrie.Scans;

namespace Qrie.Silo.Storage;

internal sealed class ScanStore(SqliteDatabase database) : IScanStore
{
    private const string Ended = "(2, 3, 4)";
    private const int ForgottenAtOnce = 100;

    public Task<bool> CreateAsync(Scan scan, IReadOnlyList<ScanUnit> units) => database.WriteAsync(connection =>
    {
        var written = connection.Execute(
            "INSERT OR IGNORE INTO scans (id, kind, account, service, region, requested_by, requested_at) VALUES (@id, @kind, @account, @service, @region, @by, @at)",
            ("@id", scan.Id), ("@kind", scan.Kind), ("@account", scan.AccountId), ("@service", scan.Service), ("@region", scan.Region),
            ("@by", scan.RequestedBy), ("@at", scan.RequestedAt));
        if (written == 0)
        {
            return false;
        }

        foreach (var unit in units)
        {
            connection.Execute(
                "INSERT INTO scan_units (scan, key, account, state, requested_at, unit) VALUES (@scan, @key, @account, @state, @at, @unit)",
                ("@scan", scan.Id), ("@key", unit.Key), ("@account", unit.AccountId), ("@state", unit.State), ("@at", scan.RequestedAt),
                ("@unit", StoredJson.Write(unit)));
        }

        return true;
    });

    public Task<bool> SaveAsync(ScanUnit unit) => database.WriteAsync(connection =>
    {
        var written = connection.Execute(
            "UPDATE scan_units SET state = @state, unit = @unit WHERE scan = @scan AND key = @key AND state <> @cancelled",
            ("@state", unit.State), ("@unit", StoredJson.Write(unit)), ("@scan", unit.ScanId), ("@key", unit.Key), ("@cancelled", ScanState.Cancelled));
        if (written > 0 && unit.State == ScanState.Completed)
        {
            WriteBaseline(connection, unit);
        }

        return written > 0;
    });

    public Task<bool> CancelAsync(string scanId, DateTimeOffset now) => database.WriteAsync(connection =>
    {
        if (connection.Query("SELECT id FROM scans WHERE id = @id", reader => reader.GetString(0), ("@id", scanId)).Count == 0)
        {
            return false;
        }

        foreach (var unit in connection.Query($"SELECT unit FROM scan_units WHERE scan = @scan AND state NOT IN {Ended}", ReadUnit, ("@scan", scanId)))
        {
            var cancelled = unit with { State = ScanState.Cancelled, FinishedAt = now };
            connection.Execute(
                "UPDATE scan_units SET state = @state, unit = @unit WHERE scan = @scan AND key = @key",
                ("@state", cancelled.State), ("@unit", StoredJson.Write(cancelled)), ("@scan", scanId), ("@key", unit.Key));
        }

        return true;
    });

    public Task<IReadOnlyList<string>> UnfinishedKeysAsync(int limit) => database.ReadAsync<IReadOnlyList<string>>(connection => connection.Query(
        $"SELECT key, min(requested_at) FROM scan_units WHERE state NOT IN {Ended} GROUP BY key ORDER BY 2 LIMIT {limit}", reader => reader.GetString(0)));

    public Task<IReadOnlyList<ScanUnit>> UnfinishedAsync(string key) => database.ReadAsync<IReadOnlyList<ScanUnit>>(connection => connection.Query(
        $"SELECT unit FROM scan_units WHERE key = @key AND state NOT IN {Ended} ORDER BY requested_at, scan", ReadUnit, ("@key", key)));

    public Task<Scan?> FindAsync(string scanId) => database.ReadAsync(connection =>
        connection.Query("SELECT * FROM scans WHERE id = @id", ReadScan, ("@id", scanId)).FirstOrDefault());

    public Task<IReadOnlyList<ScanUnit>> UnitsAsync(IReadOnlyCollection<string> scanIds) => database.ReadAsync<IReadOnlyList<ScanUnit>>(connection =>
        connection.Query(
            "SELECT unit FROM scan_units WHERE scan IN (SELECT value FROM json_each(@ids)) ORDER BY scan, key", ReadUnit, ("@ids", StoredJson.Write(scanIds.ToArray()))));

    public Task<Page<Scan>> ScansAsync(string? account, ScanKind? kind, int limit, string? after)
    {
        var (before, id) = after?.Split('\n') switch
        {
            null => (long.MaxValue, ""),
            [var at, var last] when long.TryParse(at, System.Globalization.CultureInfo.InvariantCulture, out var value) => (value, last),
            _ => throw new FormatException("The token is none of ours."),
        };
        return database.ReadAsync(connection =>
        {
            var rows = connection.Query(
                $"""
                SELECT * FROM scans s
                WHERE (requested_at < @before OR (requested_at = @before AND id > @id)) AND (@kind IS NULL OR kind = @kind)
                    AND (@account IS NULL OR account = @account OR EXISTS (SELECT 1 FROM scan_units u WHERE u.scan = s.id AND u.account = @account))
                ORDER BY requested_at DESC, id LIMIT {limit + 1}
                """,
                ReadScan, ("@before", before), ("@id", id), ("@kind", kind), ("@account", account));
            return new Page<Scan>(
                [.. rows.Take(limit)],
                rows.Count > limit ? $"{rows[limit - 1].RequestedAt.ToStored().Invariant()}\n{rows[limit - 1].Id}" : null);
        });
    }

    public Task<IReadOnlyList<Baseline>> BaselinesAsync(string? account) => database.ReadAsync<IReadOnlyList<Baseline>>(connection => connection.Query(
        "SELECT * FROM baselines WHERE @account IS NULL OR account = @account ORDER BY account, service, region",
        reader => new Baseline(
            reader.Text("account")!, reader.Text("service")!, reader.Text("region")!, reader.Time("inventory_at"), reader.Time("policy_at"),
            reader.IsDBNull(reader.GetOrdinal("drift")) ? null : (int)reader.Number("drift"), reader.Number("brought"), reader.Number("late"))
            .WithoutLate(reader.Number("late_before")),
        ("@account", account)));

    public Task CarryDriftAsync(ScanUnit unit) => database.WriteAsync(connection => connection.Execute(
        """
        UPDATE baselines SET carried = carried + @drift, carried_late = coalesce(carried_late, @late), carried_scan = @scan
        WHERE account = @account AND service = @service AND region = @region AND carried_scan IS NOT @scan
        """,
        ("@drift", unit.Drift), ("@late", unit.Late ?? 0), ("@scan", unit.ScanId),
        ("@account", unit.AccountId), ("@service", unit.Service), ("@region", unit.Region)));

    public Task CountLateAsync(string account, string service, string region) => database.WriteAsync(connection => connection.Execute(
        "UPDATE baselines SET late = late + 1 WHERE account = @account AND service = @service AND region = @region",
        ("@account", account), ("@service", service), ("@region", region)));

    public Task ForgetBaselinesAsync(IReadOnlyCollection<Baseline> baselines) => database.WriteAsync(connection => baselines.Sum(baseline => connection.Execute(
        "DELETE FROM baselines WHERE account = @account AND service = @service AND region = @region",
        ("@account", baseline.AccountId), ("@service", baseline.Service), ("@region", baseline.Region))));

    public Task ForgetAsync(DateTimeOffset before) => database.WriteAsync(connection =>
    {
        var old = StoredJson.Write(connection.Query(
            $"""
            SELECT id FROM scans WHERE requested_at < @before AND NOT EXISTS (SELECT 1 FROM scan_units u WHERE u.scan = scans.id AND u.state NOT IN {Ended})
            LIMIT {ForgottenAtOnce}
            """,
            reader => reader.GetString(0), ("@before", before)));
        connection.Execute("DELETE FROM scan_units WHERE scan IN (SELECT value FROM json_each(@old))", ("@old", old));
        return connection.Execute("DELETE FROM scans WHERE id IN (SELECT value FROM json_each(@old))", ("@old", old));
    });

    // The counter of what events brought runs on for ever: a baseline keeps where it stood, so that the next takes the difference.
    private static void WriteBaseline(SqliteSession connection, ScanUnit unit)
    {
        var (account, service, region) = (("@account", (object?)unit.AccountId), ("@service", (object?)unit.Service), ("@region", (object?)unit.Region));
        if (unit.Kind == ScanKind.Policy)
        {
            connection.Execute(
                """
                INSERT INTO baselines (account, service, region, policy_at) VALUES (@account, @service, @region, @at)
                ON CONFLICT (account, service, region) DO UPDATE SET policy_at = @at
                """,
                account, service, region, ("@at", unit.StartedAt));
            return;
        }

        // The first inventory of a place measures nothing, whatever its kind: what it finds was there before anybody looked.
        connection.Execute(
            """
            INSERT INTO baselines (account, service, region, inventory_at, drift, brought, brought_total, late_before)
            VALUES (@account, @service, @region, @at, NULL, 0, @total, @late)
            ON CONFLICT (account, service, region) DO UPDATE SET inventory_at = @at,
                drift = CASE WHEN inventory_at IS NULL THEN NULL ELSE coalesce(@drift + carried, drift) END,
                brought = CASE WHEN inventory_at IS NULL OR @drift IS NULL THEN brought ELSE @total - brought_total END, brought_total = @total,
                late_before = CASE WHEN @drift IS NULL THEN late_before ELSE coalesce(carried_late, @late) END,
                carried = CASE WHEN @drift IS NULL THEN carried ELSE 0 END, carried_late = CASE WHEN @drift IS NULL THEN carried_late ELSE NULL END
            """,
            account, service, region, ("@at", unit.StartedAt), ("@drift", unit.Measures ? unit.Drift : null), ("@total", unit.Brought),
            ("@late", unit.Late ?? 0));
    }

    private static ScanUnit ReadUnit(SqliteRow reader) => StoredJson.Read<ScanUnit>(reader.GetString(reader.GetOrdinal("unit")));

    private static Scan ReadScan(SqliteRow reader) => new(
        reader.Text("id")!, (ScanKind)reader.Number("kind"), reader.Text("account"), reader.Text("service"), reader.Text("region"),
        reader.Text("requested_by")!, reader.Time("requested_at")!.Value);
}
