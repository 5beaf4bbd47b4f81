namespace Qrie.Scans;

/// <summary>Starts scans and calls them off.</summary>
public interface IScanControl
{
    /// <summary>Starts a scan.</summary>
    /// <param name="scan">The scan. One of the same id is not started again.</param>
    /// <returns>How many units it has; 0 when nothing is known to scan.</returns>
    Task<int> StartAsync(Scan scan);

    /// <summary>Calls a scan off. What it has looked at stands.</summary>
    /// <param name="scanId">Its id.</param>
    /// <returns>False when there is no such scan.</returns>
    Task<bool> CancelAsync(string scanId);

    /// <summary>How every service and region of the watched accounts stands: the last complete scans, and a baseline without times for what never had one.</summary>
    /// <param name="account">Only of this account; null for all.</param>
    Task<IReadOnlyList<Baseline>> StandingAsync(string? account);
}
