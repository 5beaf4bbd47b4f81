using Orleans.Concurrency;
using Qrie.Changes;
using Qrie.Scans;

namespace Qrie.Resources;

/// <summary>One resource. The key is its ARN; calls run one at a time.</summary>
[Alias("qrie.IResourceGrain")]
public interface IResourceGrain : IGrainWithStringKey
{
    /// <summary>
    /// Looks at the resource because of events: freshness check, describe, normalize, diff, evaluate, one write.
    /// </summary>
    /// <param name="pending">The events.</param>
    /// <param name="lastAttempt">True when a failure would lead to quarantine: what could be read is then kept.</param>
    [Alias("Apply")]
    Task<ApplyResult> ApplyAsync(PendingChange pending, bool lastAttempt);

    /// <summary>Takes what a listing says, unless something newer is known.</summary>
    /// <param name="observation">What it says.</param>
    [Alias("Observe")]
    Task<ObserveOutcome> ObserveAsync(Observation observation);

    /// <summary>Describes for a scan, unless what is known is fresh enough.</summary>
    /// <param name="look">What the scan knows.</param>
    [Alias("Look")]
    Task<LookResult> LookAsync(ScanLook look);

    /// <summary>Judges the stored configuration by the policies in force, for this moment. No AWS calls.</summary>
    /// <param name="minimumRevision">
    /// The least revision of the policy set that must have judged the resource: nothing is done when one has. 0 judges in any case.
    /// </param>
    [Alias("Reevaluate")]
    Task ReevaluateAsync(long minimumRevision = 0);

    /// <summary>Lets go of a resource whose account, or the region in it, is not watched any more, and of no other: its findings resolve with <see cref="Findings.ResolvedReason.AccountRemoved"/>.</summary>
    [Alias("Retire")]
    Task RetireAsync();

    /// <summary>The state, for the dashboard and for tests. Has no side effects.</summary>
    [Alias("GetState"), AlwaysInterleave]
    Task<ResourceState> GetStateAsync();
}
