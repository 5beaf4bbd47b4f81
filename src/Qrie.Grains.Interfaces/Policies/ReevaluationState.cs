namespace Qrie.Policies;

/// <summary>How far a re-evaluation of a type's stored resources has come. Kept, so that a restart goes on where it was.</summary>
[GenerateSerializer, Immutable, Alias("qrie.reevaluation-state")]
public sealed record ReevaluationState
{
    /// <summary>The least revision of the policy set that must have judged the resources; 0 before the first.</summary>
    [Id(0)] public long Revision { get; init; }

    /// <summary>Only of this account; null for all.</summary>
    [Id(1)] public string? AccountId { get; init; }

    /// <summary>Only this resource; null for all.</summary>
    [Id(2)] public string? Arn { get; init; }

    /// <summary>Where the next page of the inventory begins; null at the beginning of a pass.</summary>
    [Id(3)] public string? After { get; init; }

    /// <summary>How many resources were judged.</summary>
    [Id(4)] public int Evaluated { get; init; }

    /// <summary>How many resources could not be judged after several attempts.</summary>
    [Id(5)] public int Failed { get; init; }

    /// <summary>When it began, UTC.</summary>
    [Id(6)] public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the pass over the inventory began, UTC.</summary>
    [Id(7)] public DateTimeOffset? PassStartedAt { get; init; }

    /// <summary>When it ended, UTC; null while it runs.</summary>
    [Id(8)] public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>True while resources wait to be judged.</summary>
    public bool IsRunning => StartedAt is not null && FinishedAt is null;
}
