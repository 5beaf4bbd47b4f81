using Orleans;

namespace Qrie.Silo.Hosting.Sweeps;

/// <summary>Keeps the cluster's sweeps awake, so that none ends with its silo.</summary>
internal sealed class SweepService(
    IEnumerable<ISweep> sweeps, IGrainFactory grains, Readiness readiness, TimeProvider time, ILogger<SweepService> logger)
    : Recurring(TimeSpan.FromSeconds(5), readiness, time, logger)
{
    protected override Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(sweeps.Select(sweep => grains.GetGrain<ISweepGrain>(sweep.Name).WakeAsync()));
}
