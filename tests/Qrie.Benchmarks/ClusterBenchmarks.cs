using System.Diagnostics;
using Amazon.DynamoDBv2;
using Microsoft.Extensions.Options;
using Qrie.Silo.Commands;
using Qrie.Silo.Storage.DynamoDb;
using Qrie.Simulator;
using Qrie.TestCluster;
using Qrie.TestServers;

namespace Qrie.Benchmarks;

/// <summary>What a second and a third silo bring, each a process of its own, over dynalite and the simulator on the same machine.</summary>
internal static class ClusterBenchmarks
{
    private const int Rounds = 3;
    private const int PerAccount = 150;
    private static readonly int[] Sizes = [1, 2, 3];
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(50);

    public static async Task<IReadOnlyList<ClusterRate>> RunAsync()
    {
        await using var dynamo = await NodeServer.StartAsync("dynalite");
        if (dynamo.Missing is { } missing)
        {
            throw new InvalidOperationException(missing);
        }

        var rates = new List<ClusterRate>();
        foreach (var silos in Sizes)
        {
            rates.Add(await MeasureAsync(dynamo.Url, silos));
        }

        return rates;
    }

    private static async Task<ClusterRate> MeasureAsync(string dynamo, int count)
    {
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions { Accounts = 4, Faults = new Faults { DropRate = 1 } });
        var prefix = $"bench-{count}-";
        string[] create = ["tables", "create", $"--Qrie:DynamoDb:TablePrefix={prefix}", $"--Qrie:DynamoDb:EndpointUrl={dynamo}"];
        if (await CommandLine.InvokeAsync(create, TextWriter.Null, System.Console.Error) != 0)
        {
            throw new InvalidOperationException("The tables could not be made.");
        }

        var options = new DynamoDbOptions { TablePrefix = prefix, EndpointUrl = dynamo };
        using var client = DynamoDatabase.CreateClient(options, retries: 3);
        var inboxes = new DynamoInboxStore(new DynamoDatabase(client, Options.Create(options), TimeProvider.System));
        var silos = Enumerable.Range(0, count).Select(_ => new SiloProcess(simulator, dynamo, prefix, [])).ToArray();
        try
        {
            await Task.WhenAll(silos.Select(silo => silo.ReadyAsync(CancellationToken.None)));
            await using var fleet = await Fleet.StartAsync(simulator, inboxes, PerAccount);
            simulator.Organization.Faults.LatencyByService = new Dictionary<string, TimeSpan> { ["s3"] = Latency, ["sts"] = Latency };
            await RoundAsync(simulator, fleet);
            var rounds = new List<EndToEnd>();
            while (rounds.Count < Rounds)
            {
                rounds.Add(await RoundAsync(simulator, fleet));
            }

            return new ClusterRate(count, rounds);
        }
        finally
        {
            foreach (var silo in silos)
            {
                await silo.DisposeAsync();
            }
        }
    }

    private static async Task<EndToEnd> RoundAsync(SimulatorHost simulator, Fleet fleet)
    {
        await fleet.ChangeAsync();
        await fleet.RestAsync();
        simulator.Organization.ResetCalls();
        var watch = Stopwatch.StartNew();
        foreach (var bucket in fleet.Buckets)
        {
            fleet.SendEarlierChange(bucket);
        }

        await fleet.DrainAsync();
        var elapsed = watch.Elapsed;
        var queueCalls = simulator.Organization.Calls.Where(call => call.Key.Service == "sqs").Sum(call => call.Value);
        return new EndToEnd(fleet.Buckets.Count, elapsed, simulator.Organization.Calls.Values.Sum() - queueCalls, queueCalls);
    }
}
