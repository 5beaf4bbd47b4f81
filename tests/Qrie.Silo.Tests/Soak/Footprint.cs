using System.Diagnostics;
using System.Runtime;
using Microsoft.Data.Sqlite;

namespace Qrie.Silo.Tests.Soak;

/// <summary>What a process and its data folder take at a moment.</summary>
/// <param name="Heap">Bytes of objects that are alive.</param>
/// <param name="Handles">Open files, sockets and pipes.</param>
/// <param name="Threads">Threads.</param>
/// <param name="Database">Bytes of the database, those included that only its log has yet.</param>
/// <param name="Log">Bytes of its write-ahead log.</param>
/// <param name="OtherFiles">Bytes of all other files.</param>
/// <param name="Rows">Rows by table.</param>
internal sealed record Footprint(long Heap, int Handles, int Threads, long Database, long Log, long OtherFiles, IReadOnlyDictionary<string, long> Rows)
{
    public static async Task<Footprint> TakeAsync(string folder)
    {
        for (var i = 0; i < 2; i++)
        {
            GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        using var process = Process.GetCurrentProcess();
        var database = Path.Combine(folder, "qrie.db");
        var files = new DirectoryInfo(folder).GetFiles("*", SearchOption.AllDirectories).ToDictionary(file => file.Name, file => file.Length);
        return new Footprint(
            GC.GetTotalMemory(forceFullCollection: false), process.HandleCount, process.Threads.Count,
            await SizeAsync(database), files.GetValueOrDefault("qrie.db-wal"), files.Where(file => !file.Key.StartsWith("qrie.db", StringComparison.Ordinal)).Sum(file => file.Value),
            await RowsAsync(database));
    }

    public override string ToString() =>
        $"heap {Heap / 1024.0 / 1024:0.0} MB, {Handles} handles, {Threads} threads, database {Database / 1024} KB, log {Log / 1024} KB, other files {OtherFiles / 1024} KB; "
        + string.Join(", ", Rows.Where(table => table.Value > 0).Select(table => $"{table.Key} {table.Value}"));

    private static async Task<long> SizeAsync(string database)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<Dictionary<string, long>> RowsAsync(string database)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var names = connection.CreateCommand();
        names.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_text%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'";
        var tables = new List<string>();
        await using (var reader = await names.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                tables.Add(reader.GetString(0));
            }
        }

        var rows = new Dictionary<string, long>();
        foreach (var table in tables)
        {
            await using var count = connection.CreateCommand();
            count.CommandText = $"SELECT count(*) FROM {table}";
            rows[table] = (long)(await count.ExecuteScalarAsync())!;
        }

        await using var alive = connection.CreateCommand();
        alive.CommandText = "SELECT count(*) FROM resources WHERE status = 1";
        rows["resources that exist"] = (long)(await alive.ExecuteScalarAsync())!;
        return rows;
    }
}
