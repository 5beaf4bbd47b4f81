using Qrie.Changes;
using Qrie.Policies;

namespace Qrie.Findings;

/// <summary>Turns verdicts into findings. A pure function, so that findings can be computed again at any time.</summary>
public static class FindingLifecycle
{
    /// <summary>The findings after an evaluation.</summary>
    /// <param name="before">The findings before, by policy id.</param>
    /// <param name="result">The verdicts.</param>
    /// <param name="snapshotTime">When the describe behind them began.</param>
    /// <param name="now">The moment of the evaluation.</param>
    /// <param name="cause">Who caused the change; null for a scan.</param>
    /// <returns>The findings that differ, by policy id.</returns>
    public static IReadOnlyList<Finding> Judge(
        IReadOnlyDictionary<string, Finding> before, EvaluationResult result, DateTimeOffset snapshotTime, DateTimeOffset now, Cause? cause)
    {
        var after = new List<Finding>();
        var judged = new HashSet<string>(StringComparer.Ordinal);
        foreach (var verdict in result.Verdicts)
        {
            judged.Add(verdict.PolicyId);
            var finding = before.GetValueOrDefault(verdict.PolicyId);
            if (finding is not null && IsNewer(finding, snapshotTime, result.Revision))
            {
                continue;
            }

            var next = verdict.Kind switch
            {
                VerdictKind.Violation => Violated(finding, verdict, snapshotTime, result.Revision, now, cause),
                VerdictKind.Compliant or VerdictKind.NotApplicable when finding is { Status: FindingStatus.Active } =>
                    Resolve(finding, ResolvedReason.Compliant, snapshotTime, result.Revision, now),
                _ => null,
            };
            if (next is not null)
            {
                after.Add(next);
            }
        }

        foreach (var finding in before.Values.Where(finding =>
            finding.Status == FindingStatus.Active && !judged.Contains(finding.PolicyId) && !IsNewer(finding, snapshotTime, result.Revision)))
        {
            var reason = result.OutOfScope.Contains(finding.PolicyId) ? ResolvedReason.ScopeExcluded : ResolvedReason.PolicySuspended;
            after.Add(Resolve(finding, reason, snapshotTime, result.Revision, now));
        }

        return after;
    }

    /// <summary>Resolves all active findings for a reason that no policy decides.</summary>
    /// <param name="before">The findings before.</param>
    /// <param name="reason">Why.</param>
    /// <param name="snapshotTime">When the describe behind it began.</param>
    /// <param name="now">The moment.</param>
    public static IReadOnlyList<Finding> ResolveAll(
        IReadOnlyDictionary<string, Finding> before, ResolvedReason reason, DateTimeOffset snapshotTime, DateTimeOffset now) =>
    [
        .. before.Values
            .Where(finding => finding.Status == FindingStatus.Active && finding.SnapshotTime <= snapshotTime)
            .Select(finding => Resolve(finding, reason, snapshotTime, finding.PolicyRevision, now)),
    ];

    private static bool IsNewer(Finding finding, DateTimeOffset snapshotTime, long revision) =>
        finding.SnapshotTime > snapshotTime || (finding.SnapshotTime == snapshotTime && finding.PolicyRevision > revision);

    private static Finding Violated(
        Finding? finding, PolicyVerdict verdict, DateTimeOffset snapshotTime, long revision, DateTimeOffset now, Cause? cause)
    {
        var stands = finding is { Status: FindingStatus.Active };
        return new Finding
        {
            PolicyId = verdict.PolicyId,
            Severity = verdict.Severity,
            Status = FindingStatus.Active,
            FirstSeen = finding?.FirstSeen ?? now,
            OpenedAt = stands ? finding!.OpenedAt : now,
            LastEvaluated = now,
            Message = verdict.Message,
            Evidence = verdict.Evidence,
            Cause = stands ? finding!.Cause : cause,
            SnapshotTime = snapshotTime,
            PolicyRevision = revision,
        };
    }

    private static Finding Resolve(Finding finding, ResolvedReason reason, DateTimeOffset snapshotTime, long revision, DateTimeOffset now) =>
        finding with
        {
            Status = FindingStatus.Resolved,
            ResolvedAt = now,
            ResolvedReason = reason,
            LastEvaluated = now,
            SnapshotTime = snapshotTime,
            PolicyRevision = revision,
        };
}
