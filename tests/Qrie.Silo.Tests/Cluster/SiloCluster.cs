using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.TestingHost;
using Qrie.Silo.Hosting;
using Qrie.Silo.Storage;

namespace Qrie.Silo.Tests.Cluster;

/// <summary>Silos in this process, with as much of Qrie as the test asks for.</summary>
internal sealed class SiloCluster : IAsyncDisposable
{
    private readonly InProcessTestCluster cluster;

    private SiloCluster(int silos, Action<ISiloBuilder> configure)
    {
        var builder = new InProcessTestClusterBuilder((short)silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.ConfigureLogging(logging => logging.ClearProviders());
            silo.Configure<ClusterMembershipOptions>(options =>
            {
                options.ProbeTimeout = TimeSpan.FromMilliseconds(500);
                options.NumMissedProbesLimit = 2;
                options.NumVotesForDeathDeclaration = 1;
            });
            silo.Services.AddSingleton(TimeProvider.System);
            silo.Services.AddSingleton<IStorageHealth, Healthy>();
            silo.Services.AddSingleton<Readiness>();
            silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<Readiness>());
            configure(silo);
        });
        cluster = builder.Build();
    }

    public IReadOnlyList<InProcessSiloHandle> Silos => [.. cluster.Silos];

    public static async Task<SiloCluster> StartAsync(int silos, Action<ISiloBuilder> configure)
    {
        var started = new SiloCluster(silos, configure);
        await started.cluster.DeployAsync();
        return started;
    }

    public static T Service<T>(InProcessSiloHandle silo) where T : notnull => silo.ServiceProvider.GetRequiredService<T>();

    public Task KillAsync(InProcessSiloHandle silo) => cluster.KillSiloAsync(silo);

    public ValueTask DisposeAsync() => cluster.DisposeAsync();

    private sealed class Healthy : IStorageHealth
    {
        public Task CheckAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
