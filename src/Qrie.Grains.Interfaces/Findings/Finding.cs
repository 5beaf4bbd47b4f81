using Qrie.Changes;

namespace Qrie.Findings;

/// <summary>The violation of one policy by one resource. There is none for a resource that never violated the policy.</summary>
[GenerateSerializer, Immutable, Alias("qrie.finding")]
public sealed record Finding
{
    /// <summary>The policy's id.</summary>
    [Id(0)] public required string PolicyId { get; init; }

    /// <summary>0 to 100; see <see cref="Severity"/> for the bands.</summary>
    [Id(1)] public required int Severity { get; init; }

    /// <summary>Active or resolved.</summary>
    [Id(2)] public required FindingStatus Status { get; init; }

    /// <summary>When the violation was first seen, UTC; kept when the finding is reopened.</summary>
    [Id(3)] public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>When the finding was last opened or reopened, UTC.</summary>
    [Id(4)] public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it was last judged, UTC.</summary>
    [Id(5)] public required DateTimeOffset LastEvaluated { get; init; }

    /// <summary>When it was resolved, UTC; null while active.</summary>
    [Id(6)] public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>Why it was resolved; null while active.</summary>
    [Id(7)] public ResolvedReason? ResolvedReason { get; init; }

    /// <summary>One sentence that says what is wrong.</summary>
    [Id(8)] public required string Message { get; init; }

    /// <summary>The facts that made it true, as a JSON object.</summary>
    [Id(9)] public required string Evidence { get; init; }

    /// <summary>Who caused it, when an event did; null when a scan found it.</summary>
    [Id(10)] public Cause? Cause { get; init; }

    /// <summary>When the describe behind the verdict began. With <see cref="PolicyRevision"/> it orders writes: newer wins.</summary>
    [Id(11)] public required DateTimeOffset SnapshotTime { get; init; }

    /// <summary>The revision of the policy set that gave the verdict.</summary>
    [Id(12)] public required long PolicyRevision { get; init; }

    /// <summary>The exception that keeps the violation from counting; null unless that is why the finding is resolved.</summary>
    [Id(13)] public string? ExceptionId { get; init; }

    /// <summary>True for a violation that stands: active, or only kept from counting by an exception.</summary>
    public bool IsViolation => Status == FindingStatus.Active || ResolvedReason == Findings.ResolvedReason.Exception;
}
