namespace Qrie.Changes;

/// <summary>What one lane of an inbox holds.</summary>
[GenerateSerializer, Immutable, Alias("qrie.inbox-state")]
public sealed record InboxState
{
    /// <summary>Rows that wait or are being looked at.</summary>
    [Id(0)] public required IReadOnlyList<PendingChange> Pending { get; init; }

    /// <summary>Keys of the rows that a resource is looking at now.</summary>
    [Id(1)] public required IReadOnlyList<string> InFlight { get; init; }
}
