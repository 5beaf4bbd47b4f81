using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;
using Qrie.Policies;

namespace Qrie.Silo.Tests.Policies;

/// <summary>The storage of grains, with an eye on the policy set: what it is when it is first read, how often it is written, and whether that fails.</summary>
internal sealed class WatchedGrainStorage
{
    private int writes;
    private volatile bool fails;

    /// <summary>Fills the policy set when nothing is stored of it yet.</summary>
    public Action<PolicySetState>? First { get; init; }

    /// <summary>How often the policy set was written.</summary>
    public int Writes => Volatile.Read(ref writes);

    /// <summary>Whether writes of the policy set fail.</summary>
    public bool Fails
    {
        get => fails;
        set => fails = value;
    }

    /// <summary>Puts this around the storage that grains have.</summary>
    public void Watch(IServiceCollection services)
    {
        var inner = services.Single(service => service.ServiceType == typeof(IGrainStorage) && !service.IsKeyedService);
        services.Remove(inner);
        services.AddSingleton<IGrainStorage>(provider => new Watched(this, (IGrainStorage)ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!)));
    }

    private sealed class Watched(WatchedGrainStorage watch, IGrainStorage inner) : IGrainStorage
    {
        public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            await inner.ReadStateAsync(stateName, grainId, grainState);
            if (grainState is { State: PolicySetState set, RecordExists: false })
            {
                watch.First?.Invoke(set);
            }
        }

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            if (grainState.State is PolicySetState)
            {
                Interlocked.Increment(ref watch.writes);
                if (watch.Fails)
                {
                    throw new IOException("The storage does not answer.");
                }
            }

            return inner.WriteStateAsync(stateName, grainId, grainState);
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ClearStateAsync(stateName, grainId, grainState);
    }
}
