using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Qrie.Silo.Hosting;
using Qrie.Silo.Storage;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Soak;

/// <summary>
/// The demo's organization at work while time passes quickly. What Qrie takes levels off: the second half adds no more than a little to the
/// first. <c>QRIE_SOAK_HOURS=24</c> has it work for a day; without it, for some minutes.
/// </summary>
[Collection(nameof(SimulatedDayTests))]
[CollectionDefinition(nameof(SimulatedDayTests), DisableParallelization = true)] // memory, handles and threads are the process's
public sealed class SimulatedDayTests(ITestOutputHelper output)
{
    private const int Samples = 8;

    // What is kept is the record of what happened, and grows with it: history, what was deleted, and what was found there.
    private static readonly string[] Record = ["history", "resources", "findings", "finding_days", "names", "tags", "relations"];

    // What waits comes and goes with the speed of the machine.
    private static readonly string[] Waiting = ["inbox", "finding_events"];

    private static TimeSpan Duration =>
        double.TryParse(Environment.GetEnvironmentVariable("QRIE_SOAK_HOURS"), CultureInfo.InvariantCulture, out var hours) ? TimeSpan.FromHours(hours) : TimeSpan.FromMinutes(8);

    [Fact]
    public async Task What_Qrie_takes_levels_off_while_people_work()
    {
        await using var time = new CompressedTime(factor: 60);
        await using var qrie = await QrieHost.StartAsync(
            new SimulatorOptions { Scenario = true },
            // An answer takes as long as it takes, and time passes meanwhile.
            new() { ["Qrie:Aws:DescribeTimeout"] = "00:05:00" },
            configure: services => services.AddSingleton(time.Provider),
            time: time.Provider);
        var folder = qrie.Service<DataFolder>().Location;
        time.Start(() => WaitingAsync(qrie));
        var prints = new List<Footprint>();
        for (var sample = 1; sample <= Samples; sample++)
        {
            await Task.Delay(Duration / Samples, time.Provider, TestContext.Current.CancellationToken);
            prints.Add(await Footprint.TakeAsync(folder));
            output.WriteLine($"{Duration * sample / Samples:hh\\:mm\\:ss} {prints[^1]}");
        }

        // Of each half the most: pools of threads and connections breathe.
        var (middle, end) = (prints[(Samples / 2) - 1], prints[^1]);
        long Most(Func<Footprint, long> of, Range half) => prints[half].Max(of);
        void LevelsOff(Func<Footprint, long> of, long allowance, string what) =>
            Most(of, (Samples / 2)..).Should().BeLessThan((Most(of, ..(Samples / 2)) * 5 / 4) + allowance, what);

        var changes = end.Rows["history"] - middle.Rows["history"];
        changes.Should().BeGreaterThan(50, "people worked");
        LevelsOff(print => print.Heap, 8_000_000, "bytes of living objects");
        // Connections to AWS are most of it: as many as describes ever ran side by side, both ends in this process.
        LevelsOff(print => print.Handles, 60, "handles");
        LevelsOff(print => print.Threads, 20, "threads");
        LevelsOff(print => print.OtherFiles, 16_384, "bytes of other files");
        Most(print => print.Log, ..).Should().BeLessThan(64_000_000, "the log is written back into the database from time to time");
        ((end.Database - middle.Database) / changes).Should().BeLessThan(4_096, "bytes for each change that was recorded");
        foreach (var (table, rows) in end.Rows.Where(table => !Record.Contains(table.Key) && !Waiting.Contains(table.Key)))
        {
            rows.Should().BeLessThan((middle.Rows[table] * 5 / 4) + 60, table);
        }

        foreach (var table in Waiting)
        {
            prints[(Samples / 2)..].Min(print => print.Rows[table]).Should().BeLessThan((prints[..(Samples / 2)].Max(print => print.Rows[table]) * 5 / 4) + 60, table);
        }
    }

    private static async Task<long> WaitingAsync(QrieHost qrie)
    {
        var (visible, inFlight, delayed) = qrie.Simulator.Organization.QueueDepth;
        var rows = await qrie.Service<SqliteDatabase>().ReadAsync(session => session.Query("SELECT count(*) FROM inbox", reader => reader.GetInt64(0)), CancellationToken.None);
        return rows[0] + visible + inFlight + delayed;
    }
}
