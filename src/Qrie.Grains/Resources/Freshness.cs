using Qrie.Changes;

namespace Qrie.Resources;

/// <summary>
/// When a snapshot may be believed to show an event. CloudTrail truncates event times to whole seconds, and AWS's
/// reads lag behind its writes.
/// </summary>
internal static class Freshness
{
    private static readonly TimeSpan Truncation = TimeSpan.FromSeconds(1);

    /// <summary>From this moment on a describe shows the event for certain.</summary>
    public static DateTimeOffset ShownFrom(ResourceChange change, TimeSpan settleDelay) => change.Cause.At + Truncation + settleDelay;

    /// <summary>True when a describe that began at that time shows the event for certain.</summary>
    public static bool Covers(DateTimeOffset? snapshotTime, ResourceChange change, TimeSpan settleDelay) =>
        snapshotTime >= ShownFrom(change, settleDelay);
}
