using Orleans;

namespace Qrie.Benchmarks;

/// <summary>The measure of all else: a call that does nothing.</summary>
internal interface IPingGrain : IGrainWithStringKey
{
    Task PingAsync();
}
