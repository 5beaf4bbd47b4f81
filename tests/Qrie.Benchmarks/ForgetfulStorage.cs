using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Qrie.Resources;

namespace Qrie.Benchmarks;

/// <summary>Storage that keeps nothing: what is left is the cost of everything but storing.</summary>
internal sealed class ForgetfulStorage : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var state = (ResourceState)(object)grainState.State!;
        state.UnwrittenFindings.Clear();
        state.UnwrittenHistory.Clear();
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;
}
