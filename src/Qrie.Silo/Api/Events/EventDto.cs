using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Silo.Api.Findings;

namespace Qrie.Silo.Api.Events;

/// <summary>The data of one event of the stream.</summary>
internal sealed record EventDto
{
    public required DateTimeOffset At { get; init; }
    public required string Arn { get; init; }
    public required string Type { get; init; }
    public required string AccountId { get; init; }
    public required string Region { get; init; }
    public required ResourceStatus Status { get; init; }

    /// <summary>How many differences the change made.</summary>
    public required int Differences { get; init; }
    public required CauseDto? Cause { get; init; }
    public required FindingDto? Finding { get; init; }

    public static EventDto From(FeedEvent change, string service) => new()
    {
        At = change.At,
        Arn = change.Arn,
        Type = change.Type,
        AccountId = change.AccountId,
        Region = change.Region,
        Status = change.Status,
        Differences = change.Differences,
        Cause = CauseDto.From(change.Cause),
        Finding = change.Finding is null
            ? null
            : FindingDto.From(change.Finding, change.Arn, service, change.AccountId, change.Region, change.Type),
    };
}
