namespace Qrie.Scans;

/// <summary>Where a scan, or one unit of it, stands.</summary>
public enum ScanState
{
    /// <summary>Waits for its turn.</summary>
    Pending = 0,

    /// <summary>Under way.</summary>
    Running = 1,

    /// <summary>Done: the listing was complete, and everything was looked at.</summary>
    Completed = 2,

    /// <summary>Given up: what is missing is said in its errors. What was looked at until then stands.</summary>
    Failed = 3,

    /// <summary>Called off.</summary>
    Cancelled = 4,
}
