using System.Diagnostics;
using Qrie.Changes;
using Qrie.Inventory;
using Qrie.Simulator;

namespace Qrie.Benchmarks;

/// <summary>The whole way of an event, over HTTP with signatures, from the queue to what is stored.</summary>
internal static class FleetBenchmarks
{
    // Slow enough that what is measured is the way of an event, not the wait for those before it.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(75);
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(20);

    public static async Task<(EndToEnd Fast, EndToEnd Slow, Isolation Isolation)> RunAsync()
    {
        await using var host = await BenchmarkHost.StartAsync(
            new SimulatorOptions { Accounts = 4, Faults = new Faults { DropRate = 1 } },
            new Dictionary<string, string?> { ["Qrie:Aws:RequestsPerSecond"] = "10000" });
        var faults = host.Simulator.Organization.Faults;
        await using var fleet = await Fleet.StartAsync(host.Simulator, host.Service<IInboxStore>());

        await DrainAllAsync(host, fleet);
        var fast = await DrainAllAsync(host, fleet);
        faults.Latency = Latency;
        var slow = await DrainAllAsync(host, fleet);
        faults.Latency = TimeSpan.Zero;

        var stuck = host.Simulator.Organization.Accounts[^1].Id;
        var quiet = await PaceAsync(host, fleet, stuck, hang: TimeSpan.Zero);
        var hanging = await PaceAsync(host, fleet, stuck, Hang);
        faults.Hang(stuck, TimeSpan.Zero);
        return (fast, slow, new Isolation(quiet.Delays, hanging.Delays, hanging.StuckDescribed));
    }

    private static async Task<EndToEnd> DrainAllAsync(BenchmarkHost host, Fleet fleet)
    {
        var organization = host.Simulator.Organization;
        await fleet.ChangeAsync();
        await using var arrivals = new Arrivals(host.Service<IChangeFeed>());
        organization.ResetCalls();
        var watch = Stopwatch.StartNew();
        foreach (var bucket in fleet.Buckets)
        {
            fleet.SendChange(bucket);
        }

        await arrivals.AllAsync(fleet.Buckets);
        await fleet.DrainAsync();
        var elapsed = watch.Elapsed;
        var queueCalls = organization.Calls.Where(call => call.Key.Service == "sqs").Sum(call => call.Value);
        return new EndToEnd(fleet.Buckets.Count, elapsed, organization.Calls.Values.Sum() - queueCalls, queueCalls);
    }

    // One account's events come first, all at once; those of the others follow when they are done, or hang.
    private static async Task<(TimeSpan[] Delays, int StuckDescribed)> PaceAsync(BenchmarkHost host, Fleet fleet, string stuck, TimeSpan hang)
    {
        await fleet.ChangeAsync();
        host.Simulator.Organization.Faults.Hang(stuck, hang);
        await using var arrivals = new Arrivals(host.Service<IChangeFeed>());
        var first = fleet.Buckets.Where(bucket => bucket.AccountId == stuck).ToArray();
        var others = fleet.Buckets.Except(first).ToArray();
        foreach (var bucket in first)
        {
            fleet.SendChange(bucket);
        }

        await (hang == TimeSpan.Zero ? arrivals.AllAsync(first) : HangsAsync(host));
        var sent = new Dictionary<string, DateTimeOffset>();
        using var timer = new PeriodicTimer(Pace);
        foreach (var bucket in others)
        {
            await timer.WaitForNextTickAsync();
            sent[bucket.Arn] = DateTimeOffset.UtcNow;
            fleet.SendChange(bucket);
        }

        await arrivals.AllAsync(others);
        return ([.. others.Select(bucket => arrivals.Times[bucket.Arn] - sent[bucket.Arn]).Order()], first.Count(bucket => arrivals.Times.ContainsKey(bucket.Arn)));
    }

    private static async Task HangsAsync(BenchmarkHost host)
    {
        while (host.Simulator.CallsUnderWay < 20)
        {
            await Task.Delay(10);
        }
    }
}
