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
    /// <param name="cause">Who caused what a verdict rests on; null for a scan, and when it is the rules that changed.</param>
    /// <returns>The findings that differ, by policy id.</returns>
    public static IReadOnlyList<Finding> Judge(
        IReadOnlyDictionary<string, Finding> before, EvaluationResult result, DateTimeOffset snapshotTime, DateTimeOffset now, Func<PolicyVerdict, Cause?> cause)
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

            if (Next(finding, verdict, result, snapshotTime, now, cause(verdict)) is { } next)
            {
                after.Add(next);
            }
        }

        foreach (var finding in before.Values.Where(finding =>
            finding.IsViolation && !judged.Contains(finding.PolicyId) && !IsNewer(finding, snapshotTime, result.Revision)))
        {
            var reason = result.OutOfScope.Contains(finding.PolicyId) ? ResolvedReason.ScopeExcluded : ResolvedReason.PolicySuspended;
            after.Add(Resolve(finding, reason, snapshotTime, result.Revision, now));
        }

        return after;
    }

    /// <summary>Resolves all violations that stand for a reason that no policy decides.</summary>
    /// <param name="before">The findings before.</param>
    /// <param name="reason">Why.</param>
    /// <param name="snapshotTime">When the describe behind it began.</param>
    /// <param name="now">The moment.</param>
    public static IReadOnlyList<Finding> ResolveAll(
        IReadOnlyDictionary<string, Finding> before, ResolvedReason reason, DateTimeOffset snapshotTime, DateTimeOffset now) =>
    [
        .. before.Values
            .Where(finding => finding.IsViolation && finding.SnapshotTime <= snapshotTime)
            .Select(finding => Resolve(finding, reason, snapshotTime, finding.PolicyRevision, now)),
    ];

    private static bool IsNewer(Finding finding, DateTimeOffset snapshotTime, long revision) =>
        finding.SnapshotTime > snapshotTime || (finding.SnapshotTime == snapshotTime && finding.PolicyRevision > revision);

    private static Finding? Next(
        Finding? finding, PolicyVerdict verdict, EvaluationResult result, DateTimeOffset snapshotTime, DateTimeOffset now, Cause? cause)
    {
        var exception = result.Exceptions.GetValueOrDefault(verdict.PolicyId);
        switch (verdict.Kind)
        {
            case VerdictKind.Violation:
                var violated = Violated(finding, verdict, snapshotTime, result.Revision, now, cause);
                return exception is null ? violated : Except(violated, finding, exception, now);

            case VerdictKind.Compliant or VerdictKind.NotApplicable when finding is { IsViolation: true }:
                return Resolve(finding, ResolvedReason.Compliant, snapshotTime, result.Revision, now);

            // An exception needs no verdict to begin or to end: the violation that was proven last stands behind it.
            case VerdictKind.Unknown when finding is { IsViolation: true } && finding.ExceptionId != exception:
                var known = finding with { LastEvaluated = now, SnapshotTime = snapshotTime, PolicyRevision = result.Revision };
                return exception is null ? Reopen(known, now) : Except(known, finding, exception, now);

            default:
                return null;
        }
    }

    private static Finding Violated(
        Finding? finding, PolicyVerdict verdict, DateTimeOffset snapshotTime, long revision, DateTimeOffset now, Cause? cause)
    {
        var active = finding is { Status: FindingStatus.Active };
        return new Finding
        {
            PolicyId = verdict.PolicyId,
            Severity = verdict.Severity,
            Status = FindingStatus.Active,
            FirstSeen = finding?.FirstSeen ?? now,
            OpenedAt = active ? finding!.OpenedAt : now,
            LastEvaluated = now,
            Message = verdict.Message,
            Evidence = verdict.Evidence,
            Cause = KeepsCause(finding, cause) ? finding!.Cause : cause,
            SnapshotTime = snapshotTime,
            PolicyRevision = revision,
        };
    }

    // Whoever broke the policy stays the one who did, when rules alone made the finding go and come back.
    private static bool KeepsCause(Finding? finding, Cause? cause) => finding switch
    {
        null => false,
        { IsViolation: true } => true,
        { ResolvedReason: ResolvedReason.ScopeExcluded or ResolvedReason.PolicySuspended } => cause is null,
        _ => false,
    };

    private static Finding Except(Finding violated, Finding? before, string exception, DateTimeOffset now)
    {
        var excepted = before is { ResolvedReason: ResolvedReason.Exception };
        return violated with
        {
            Status = FindingStatus.Resolved,
            OpenedAt = before is { IsViolation: true } ? before.OpenedAt : violated.OpenedAt,
            ResolvedAt = excepted ? before!.ResolvedAt : now,
            ResolvedReason = ResolvedReason.Exception,
            ExceptionId = exception,
        };
    }

    private static Finding Reopen(Finding finding, DateTimeOffset now) => finding with
    {
        Status = FindingStatus.Active,
        OpenedAt = now,
        ResolvedAt = null,
        ResolvedReason = null,
        ExceptionId = null,
    };

    private static Finding Resolve(Finding finding, ResolvedReason reason, DateTimeOffset snapshotTime, long revision, DateTimeOffset now) =>
        finding with
        {
            Status = FindingStatus.Resolved,
            ResolvedAt = now,
            ResolvedReason = reason,
            ExceptionId = null,
            LastEvaluated = now,
            SnapshotTime = snapshotTime,
            PolicyRevision = revision,
        };
}
