using Orleans;
using Orleans.Concurrency;
using Qrie.Changes;
using Qrie.Findings;
using Qrie.Resources;

namespace Qrie.Inventory;

/// <summary>One event of the live feed.</summary>
[GenerateSerializer, Immutable, Alias("qrie.feed-event")]
public sealed record FeedEvent
{
    /// <summary>Grows by one with each event at this silo, whose feed sets it.</summary>
    [Id(0)] public long Sequence { get; init; }
    /// <summary>What happened.</summary>
    [Id(1)] public required FeedEventKind Kind { get; init; }
    /// <summary>When Qrie saw it, UTC.</summary>
    [Id(2)] public required DateTimeOffset At { get; init; }
    /// <summary>The resource.</summary>
    [Id(3)] public required string Arn { get; init; }
    /// <summary>The resource's type.</summary>
    [Id(4)] public required string Type { get; init; }
    /// <summary>The resource's account.</summary>
    [Id(5)] public required string AccountId { get; init; }
    /// <summary>The resource's region.</summary>
    [Id(6)] public required string Region { get; init; }
    /// <summary>The resource's status.</summary>
    [Id(7)] public required ResourceStatus Status { get; init; }
    /// <summary>The finding, for the two kinds that have one.</summary>
    [Id(8)] public Finding? Finding { get; init; }
    /// <summary>Who did it, when an event did.</summary>
    [Id(9)] public Cause? Cause { get; init; }
    /// <summary>How many parts of the configuration differ, for a changed resource.</summary>
    [Id(10)] public int Differences { get; init; }

    /// <summary>The event that says that others are missing.</summary>
    /// <param name="at">When that was found.</param>
    public static FeedEvent ReadAgain(DateTimeOffset at) => new()
    {
        Kind = FeedEventKind.ReadAgain, At = at, Arn = "", Type = "", AccountId = "", Region = "", Status = ResourceStatus.Present,
    };
}
