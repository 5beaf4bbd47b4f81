using Qrie.Changes;

namespace Qrie.CloudTrail;

/// <summary>A CloudTrail record, understood.</summary>
public sealed record ParsedRecord
{
    /// <summary>What became of it.</summary>
    public required RecordOutcome Outcome { get; init; }

    /// <summary>One of <see cref="RecordReasons"/>, or for an unclassified record its event name; empty for changes.</summary>
    public string Reason { get; init; } = "";

    /// <summary><c>eventID</c>, when there is one.</summary>
    public string? EventId { get; init; }

    /// <summary><c>eventName</c>, when there is one.</summary>
    public string? EventName { get; init; }

    /// <summary><c>eventSource</c>, when there is one.</summary>
    public string? EventSource { get; init; }

    /// <summary>The account in which it happened, when one can be told.</summary>
    public string? AccountId { get; init; }

    /// <summary><c>awsRegion</c>, when there is one.</summary>
    public string? Region { get; init; }

    /// <summary>The resources that it touched; re-lists are among them. Empty when it is ignored. A record that is rejected or unclassified may still show that the root user is in use.</summary>
    public IReadOnlyList<ResourceChange> Changes { get; init; } = [];
}
