using Orleans.Concurrency;

namespace Qrie.Policies;

/// <summary>A policy's life: available, active, suspended. The key is the policy's id.</summary>
[Alias("qrie.IPolicyGrain")]
public interface IPolicyGrain : IGrainWithStringKey
{
    /// <summary>The policy's life. Has no side effects.</summary>
    /// <exception cref="KeyNotFoundException">The catalogue has no policy of that id.</exception>
    [Alias("GetState"), AlwaysInterleave]
    Task<PolicyState> GetStateAsync();
}
