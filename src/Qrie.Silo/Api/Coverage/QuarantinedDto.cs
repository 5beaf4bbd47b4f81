using Qrie.Coverage;
using Qrie.Silo.Api.Findings;

namespace Qrie.Silo.Api.Coverage;

/// <summary>A change that was given up. <c>inbox</c> and <c>key</c> name it where it is to be tried again.</summary>
internal sealed record QuarantinedDto
{
    public required string Inbox { get; init; }
    public required string Key { get; init; }
    public required string? Arn { get; init; }
    public required string Type { get; init; }
    public required string AccountId { get; init; }
    public required string Region { get; init; }
    public required int Attempts { get; init; }
    public required string? Error { get; init; }
    public required DateTimeOffset QueuedAt { get; init; }
    public required DateTimeOffset QuarantinedAt { get; init; }
    public required IReadOnlyList<CauseDto> Events { get; init; }

    public static QuarantinedDto From(QuarantinedChange quarantined)
    {
        var (row, newest) = (quarantined.Change, quarantined.Change.Newest);
        return new QuarantinedDto
        {
            Inbox = quarantined.Inbox,
            Key = row.Key,
            Arn = newest.Arn,
            Type = newest.Type,
            AccountId = newest.AccountId,
            Region = newest.Region,
            Attempts = row.Attempts,
            Error = row.LastError,
            QueuedAt = row.QueuedAt,
            QuarantinedAt = quarantined.At,
            Events = [.. row.Events.Select(change => CauseDto.From(change.Cause)!)],
        };
    }
}
