using Qrie.Changes;
using Qrie.Findings;
using Qrie.Resources;

namespace Qrie.Inventory;

/// <summary>One event of the live feed.</summary>
public sealed record FeedEvent
{
    /// <summary>Grows by one with each event of this process; set by the feed.</summary>
    public long Sequence { get; init; }
    /// <summary>What happened.</summary>
    public required FeedEventKind Kind { get; init; }
    /// <summary>When Qrie saw it, UTC.</summary>
    public required DateTimeOffset At { get; init; }
    /// <summary>The resource.</summary>
    public required string Arn { get; init; }
    /// <summary>The resource's type.</summary>
    public required string Type { get; init; }
    /// <summary>The resource's account.</summary>
    public required string AccountId { get; init; }
    /// <summary>The resource's region.</summary>
    public required string Region { get; init; }
    /// <summary>The resource's status.</summary>
    public required ResourceStatus Status { get; init; }
    /// <summary>The finding, for the two kinds that have one.</summary>
    public Finding? Finding { get; init; }
    /// <summary>Who did it, when an event did.</summary>
    public Cause? Cause { get; init; }
    /// <summary>How many parts of the configuration differ, for a changed resource.</summary>
    public int Differences { get; init; }
}
