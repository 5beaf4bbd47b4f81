using System.Diagnostics;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Silo.Storage;

namespace Qrie.Benchmarks;

/// <summary>What lists and figures cost over a large inventory, in reads of one resource by its ARN.</summary>
internal static class ScaleBenchmarks
{
    private const int PageSize = 50;
    private const int Samples = 101;
    private const int Rounds = 3;

    /// <param name="kept">A file to fill, or to measure when it is there already; null for one that goes with the run.</param>
    public static async Task<ScaleResult> RunAsync(string? kept)
    {
        var folder = Directory.CreateTempSubdirectory("qrie-scale-").FullName;
        try
        {
            var now = DateTimeOffset.UtcNow;
            var path = kept ?? Path.Combine(folder, "qrie.db");
            TimeSpan? filled = null;
            if (!File.Exists(path))
            {
                var watch = Stopwatch.StartNew();
                await using var filling = new SqliteDatabase(path);
                await ScaleData.FillAsync(filling, now);
                filled = watch.Elapsed;
            }

            await using var database = new SqliteDatabase(path);
            for (var i = 1; i < Rounds; i++)
            {
                // The compiler is to have made its last version, and the system to have read what all reads share.
                await MeasureAsync(database, now);
            }

            return new ScaleResult(filled, new FileInfo(path).Length, await MeasureAsync(database, now));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<List<ScaleRead>> MeasureAsync(SqliteDatabase database, DateTimeOffset now)
    {
        var inventory = new InventoryQueries(database);
        var summary = new SummaryQueries(database);
        var arns = (await inventory.ResourcesAsync(new ResourceFilter(), 1000, null, default)).Items.Select(row => row.Arn).ToArray();
        var turn = 0;
        var reads = new List<ScaleRead>();
        Task<ResourceRow?> OneAsync() => inventory.ResourceAsync(arns[turn++ * 7 % arns.Length], default);
        async Task AddAsync<T>(string name, Func<Task<T>> read) => reads.Add(await CompareAsync(name, read, OneAsync));

        foreach (var (name, filter) in FindingFilters(now))
        {
            await AddAsync($"findings: {name}", () => inventory.FindingsAsync(filter, PageSize, null, default));
        }

        foreach (var (name, filter) in ResourceFilters())
        {
            await AddAsync($"resources: {name}", () => inventory.ResourcesAsync(filter, PageSize, null, default));
        }

        await AddAsync("dashboard", async () =>
        {
            await summary.DaysAsync(DateOnly.FromDateTime(now.UtcDateTime).AddDays(-56), default);
            await summary.FindingsAsync(null, default);
            return await summary.ResourcesAsync(null, default);
        });
        await AddAsync("totals", () => inventory.TotalsAsync(default));
        await AddAsync("export, first row", async () =>
        {
            await using var rows = inventory.AllFindingsAsync(new FindingFilter(), default).GetAsyncEnumerator();
            return await rows.MoveNextAsync();
        });
        return reads;
    }

    private static IEnumerable<(string Name, FindingFilter Filter)> FindingFilters(DateTimeOffset now) =>
    [
        ("all", new FindingFilter()),
        ("state", new FindingFilter { State = FindingStatus.Active }),
        ("account", new FindingFilter { Account = ScaleData.Account }),
        ("account and state", new FindingFilter { Account = ScaleData.Account, State = FindingStatus.Active }),
        ("account and policy", new FindingFilter { Account = ScaleData.Account, Policy = "BucketPolicy3" }),
        ("policy", new FindingFilter { Policy = "BucketPolicy3" }),
        ("band critical", new FindingFilter { MinimumSeverity = 90, MaximumSeverity = 100 }),
        ("band low", new FindingFilter { MinimumSeverity = 0, MaximumSeverity = 24 }),
        ("type", new FindingFilter { Type = "AWS::KMS::Key" }),
        ("service", new FindingFilter { Service = "ec2" }),
        ("region", new FindingFilter { Region = "sa-east-1" }),
        ("account and type", new FindingFilter { Account = ScaleData.Account, Type = "AWS::KMS::Key" }),
        ("account and band", new FindingFilter { Account = ScaleData.Account, MinimumSeverity = 90 }),
        ("tag", new FindingFilter { Tag = new TagFilter("team", "ledger") }),
        ("twenty accounts", new FindingFilter { Accounts = ScaleData.SomeAccounts }),
        ("since a day", new FindingFilter { Since = now.AddDays(-1) }),
        ("text, few match", new FindingFilter { Text = "77123" }),
        ("text, many match", new FindingFilter { Text = "payments" }),
        ("text, all match", new FindingFilter { Text = "policy" }),
        ("text, none match", new FindingFilter { Text = "zebra crossing" }),
    ];

    private static IEnumerable<(string Name, ResourceFilter Filter)> ResourceFilters() =>
    [
        ("all", new ResourceFilter()),
        ("account", new ResourceFilter { Account = ScaleData.Account }),
        ("type", new ResourceFilter { Type = "AWS::KMS::Key" }),
        ("service", new ResourceFilter { Service = "ec2" }),
        ("region", new ResourceFilter { Region = "sa-east-1" }),
        ("present", new ResourceFilter { Status = ResourceStatus.Present }),
        ("deleted", new ResourceFilter { Status = ResourceStatus.Deleted }),
        ("non-compliant", new ResourceFilter { NonCompliant = true }),
        ("compliant", new ResourceFilter { NonCompliant = false }),
        ("type and non-compliant", new ResourceFilter { Type = "AWS::KMS::Key", NonCompliant = true }),
        ("tag", new ResourceFilter { Tag = new TagFilter("team", "ledger") }),
        ("account and non-compliant", new ResourceFilter { Account = ScaleData.Account, NonCompliant = true }),
        ("text, few match", new ResourceFilter { Text = "77123" }),
        ("text, many match", new ResourceFilter { Text = "payments" }),
        ("text, all match", new ResourceFilter { Text = "arn:aws" }),
        ("text, none match", new ResourceFilter { Text = "zebra crossing" }),
    ];

    // Medians of reads that take turns: what else runs on the machine holds up both alike, or some of either, not the half.
    private static async Task<ScaleRead> CompareAsync<T, TOne>(string name, Func<Task<T>> read, Func<Task<TOne>> one)
    {
        var (times, ones) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var i = 0; i < Samples; i++)
        {
            ones.Add(await TimeAsync(one));
            times.Add(await TimeAsync(read));
        }

        return new ScaleRead(name, MedianOf(times), MedianOf(ones));
    }

    private static async Task<TimeSpan> TimeAsync<T>(Func<Task<T>> read)
    {
        var watch = Stopwatch.StartNew();
        await read();
        return watch.Elapsed;
    }

    private static TimeSpan MedianOf(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);
}
