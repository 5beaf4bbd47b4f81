using Orleans;
using Orleans.Concurrency;

namespace Qrie.Silo.Hosting.Sweeps;

/// <summary>One sweep of the cluster; the key is its name. It runs where this grain is, and wherever that is it is one.</summary>
[Alias("qrie.ISweepGrain")]
internal interface ISweepGrain : IGrainWithStringKey
{
    /// <summary>Has it run from now on, if it does not.</summary>
    [AlwaysInterleave]
    [Alias("Wake")]
    Task WakeAsync();
}
