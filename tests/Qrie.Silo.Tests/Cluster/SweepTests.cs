using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Qrie.Silo.Hosting.Sweeps;

namespace Qrie.Silo.Tests.Cluster;

public sealed class SweepTests
{
    private static readonly string[] Names = ["a", "b", "c", "d"];

    [Fact]
    public async Task A_sweep_runs_on_one_silo_of_a_cluster_and_goes_on_when_that_is_killed()
    {
        var runs = new Runs();
        await using var cluster = await SiloCluster.StartAsync(3, silo =>
        {
            silo.Services.AddHostedService<SweepService>();
            foreach (var name in Names)
            {
                silo.Services.AddSingleton<ISweep>(services => new Counted(name, services.GetRequiredService<ILocalSiloDetails>().SiloAddress, runs));
            }
        });
        await Eventually.TrueAsync(() => Task.FromResult(Names.All(name => runs.Of(name).Count >= 5)), "all sweeps to run");

        Names.Should().OnlyContain(name => runs.Of(name).Distinct().Count() == 1, "each runs on one silo");
        runs.Overlapping.Should().Be(0);

        var killed = runs.Of("a")[0];
        await cluster.KillAsync(cluster.Silos.Single(silo => silo.SiloAddress.Equals(killed)));

        await Eventually.TrueAsync(
            () => Task.FromResult(Names.All(name => runs.Of(name).Count(silo => !silo.Equals(killed)) >= 5)), "the sweeps to go on elsewhere");
    }

    [Fact]
    public async Task A_sweep_that_fails_is_tried_again()
    {
        var runs = new Runs();
        await using var cluster = await SiloCluster.StartAsync(1, silo =>
        {
            silo.Services.AddHostedService<SweepService>();
            silo.Services.AddSingleton<ISweep>(services => new Counted("a", services.GetRequiredService<ILocalSiloDetails>().SiloAddress, runs) { Fails = true });
        });

        await Eventually.TrueAsync(() => Task.FromResult(runs.Of("a").Count >= 3), "three attempts");
    }

    private sealed class Counted(string name, SiloAddress silo, Runs runs) : ISweep
    {
        public bool Fails { get; init; }

        public string Name => name;

        public TimeSpan Period => TimeSpan.FromMilliseconds(50);

        public Task RunAsync(CancellationToken cancellationToken) => runs.AddAsync(name, silo, Fails);
    }

    private sealed class Runs
    {
        private readonly ConcurrentQueue<(string Name, SiloAddress Silo)> all = new();
        private readonly ConcurrentDictionary<string, int> running = new();

        public int Overlapping;

        public IReadOnlyList<SiloAddress> Of(string name) => [.. all.Where(run => run.Name == name).Select(run => run.Silo)];

        public async Task AddAsync(string name, SiloAddress silo, bool fails)
        {
            if (running.AddOrUpdate(name, 1, (_, count) => count + 1) > 1)
            {
                Interlocked.Increment(ref Overlapping);
            }

            all.Enqueue((name, silo));
            await Task.Yield();
            running.AddOrUpdate(name, 0, (_, count) => count - 1);
            if (fails)
            {
                throw new InvalidOperationException("Not now.");
            }
        }
    }
}
