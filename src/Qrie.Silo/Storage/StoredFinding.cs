using Qrie.Findings;

namespace Qrie.Silo.Storage;

/// <summary>A finding's row, as it was written last.</summary>
/// <param name="Id">The row's id.</param>
/// <param name="Finding">What it says, with the stamps that it has by its resource's when it follows that.</param>
/// <param name="Follows">
/// True when the row has no stamps of its own: the finding was confirmed by its resource's last evaluation, and is with each that
/// follows, without a write.
/// </param>
/// <param name="Place">Under which account, type and region it is listed.</param>
internal sealed record StoredFinding(long Id, Finding Finding, bool Follows, Place Place)
{
    /// <summary>True when the other says the same of the violation, whenever either was evaluated.</summary>
    public bool Says(Finding other) =>
        ReferenceEquals(Finding, other)
        || (Finding.Status == other.Status && Finding.Severity == other.Severity && Finding.OpenedAt == other.OpenedAt
            && Finding.FirstSeen == other.FirstSeen && Finding.ResolvedAt == other.ResolvedAt && Finding.ResolvedReason == other.ResolvedReason
            && Finding.Message == other.Message && Finding.Evidence == other.Evidence && Finding.Cause == other.Cause
            && Finding.ExceptionId == other.ExceptionId);

    /// <summary>True when the other was evaluated by an older snapshot, or by an older set of policies on the same.</summary>
    public bool IsNewerThan(Finding other) =>
        other.SnapshotTime < Finding.SnapshotTime
        || (other.SnapshotTime == Finding.SnapshotTime && other.PolicyRevision < Finding.PolicyRevision);

    /// <summary>True when the other bears the same stamps.</summary>
    public bool IsStampedAs(Finding other) =>
        other.SnapshotTime == Finding.SnapshotTime && other.PolicyRevision == Finding.PolicyRevision && other.LastEvaluated == Finding.LastEvaluated;
}
