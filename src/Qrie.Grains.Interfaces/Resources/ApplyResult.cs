using Qrie.Changes;

namespace Qrie.Resources;

/// <summary>What a resource made of a pending change.</summary>
[GenerateSerializer, Immutable, Alias("qrie.apply-result")]
public sealed record ApplyResult
{
    /// <summary>What became of it.</summary>
    [Id(0)] public required ApplyOutcome Outcome { get; init; }

    /// <summary>For <see cref="ApplyOutcome.Unsettled"/>: the row with the events that do not show yet.</summary>
    [Id(1)] public PendingChange? Remaining { get; init; }

    /// <summary>For <see cref="ApplyOutcome.Unsettled"/>: from when on a describe shows them for certain.</summary>
    [Id(4)] public DateTimeOffset? LookAgainAt { get; init; }

    /// <summary>For <see cref="ApplyOutcome.Failed"/>: one line that says what failed.</summary>
    [Id(2)] public string? Error { get; init; }

    /// <summary>For <see cref="ApplyOutcome.Failed"/>: false when trying again cannot help: the type is not known.</summary>
    [Id(3)] public bool Transient { get; init; }

    /// <summary>For <see cref="ApplyOutcome.Failed"/>: true when it says nothing about the resource: a session, the storage or a silo is out of reach.</summary>
    [Id(5)] public bool IsSetback { get; init; }
}
