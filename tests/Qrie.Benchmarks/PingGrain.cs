using Orleans;

namespace Qrie.Benchmarks;

internal sealed class PingGrain : Grain, IPingGrain
{
    public Task PingAsync() => Task.CompletedTask;
}
