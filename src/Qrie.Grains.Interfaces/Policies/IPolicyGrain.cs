using Orleans.Concurrency;

namespace Qrie.Policies;

/// <summary>A policy's life: available, active, suspended. The key is the policy's id. Its changes run one at a time.</summary>
[Alias("qrie.IPolicyGrain")]
public interface IPolicyGrain : IGrainWithStringKey
{
    /// <summary>Launches the policy. When it returns, the policy set has it; resources are judged in the background.</summary>
    /// <param name="life">The life that it shall have.</param>
    /// <param name="by">Who asks; a repeated request is answered again.</param>
    /// <returns>The new state.</returns>
    /// <exception cref="KeyNotFoundException">The catalogue has no policy of that id.</exception>
    /// <exception cref="PolicyConflictException">It is active already.</exception>
    [Alias("Launch")]
    Task<PolicyState> LaunchAsync(PolicyLife life, Act by);

    /// <summary>Changes the policy's life. When it returns, the policy set has it; resources are judged again in the background.</summary>
    /// <param name="life">The life that it shall have.</param>
    /// <param name="expectedRevision">The revision of the life that is known to the asker; null to change whatever stands.</param>
    /// <param name="by">Who asks.</param>
    /// <returns>The new state.</returns>
    /// <exception cref="KeyNotFoundException">The catalogue has no policy of that id.</exception>
    /// <exception cref="PolicyConflictException">The life has another revision, or cannot go that way.</exception>
    [Alias("Put")]
    Task<PolicyState> PutAsync(PolicyLife life, long? expectedRevision, Act by);

    /// <summary>The policy's life as the policy set has it. Has no side effects.</summary>
    /// <exception cref="KeyNotFoundException">The catalogue has no policy of that id.</exception>
    [Alias("GetState"), AlwaysInterleave]
    Task<PolicyState> GetStateAsync();
}
