using Orleans.Concurrency;

namespace Qrie.Scans;

/// <summary>Scans one account, service and region. The key is <see cref="ScanUnit.Key"/>.</summary>
[Alias("qrie.IScanGrain")]
public interface IScanGrain : IGrainWithStringKey
{
    /// <summary>Goes on with what has not ended, if it does not already. Returns at once.</summary>
    [Alias("Resume"), AlwaysInterleave]
    Task ResumeAsync();

    /// <summary>Stops what was called off.</summary>
    /// <param name="scanId">The scan.</param>
    [Alias("Cancel"), AlwaysInterleave]
    Task CancelAsync(string scanId);

    /// <summary>The unit under way, for the dashboard; null when there is none.</summary>
    [Alias("GetState"), AlwaysInterleave]
    Task<ScanUnit?> GetStateAsync();
}
