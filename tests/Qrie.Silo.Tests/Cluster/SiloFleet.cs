using Qrie.TestCluster;

namespace Qrie.Silo.Tests.Cluster;

/// <summary>The silos of a cluster, of which one is killed now and then and another started.</summary>
internal sealed class SiloFleet(Func<SiloProcess> start) : IAsyncDisposable
{
    private readonly List<SiloProcess> silos = [];
    private readonly List<SiloProcess> killed = [];

    /// <summary>Those that run, the oldest first.</summary>
    public IReadOnlyList<SiloProcess> Silos => silos;

    /// <summary>How many were killed.</summary>
    public int Killed => killed.Count;

    /// <summary>What went wrong in all of them, as they have printed it.</summary>
    public string Warnings => string.Join('\n', killed.Concat(silos).SelectMany(silo => silo.Warnings.Prepend($"--- silo {silo.SiloPort}")));

    public void Start(int count)
    {
        for (var i = 0; i < count; i++)
        {
            silos.Add(start());
        }
    }

    public Task ReadyAsync(CancellationToken cancellationToken) => Task.WhenAll(silos.Select(silo => silo.ReadyAsync(cancellationToken)));

    /// <summary>Kills the oldest, and starts one in its place without waiting for it.</summary>
    public async Task ReplaceAsync()
    {
        var oldest = silos[0];
        silos.RemoveAt(0);
        await oldest.KillAsync();
        killed.Add(oldest);
        Start(1);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in killed.Concat(silos))
        {
            await silo.DisposeAsync();
        }
    }
}
