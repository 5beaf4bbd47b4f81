using Qrie.Resources;
using Qrie.Silo.Api.Findings;

namespace Qrie.Silo.Api.Resources;

/// <summary>
/// One recorded change of a resource. The members of the event are null where no event told of it. One that <c>explains</c> another, by its
/// <c>at</c>, tells who made that, and has no differences of its own: its event came late. <c>others</c> are the events that made other parts of it.
/// </summary>
internal sealed record ChangeDto(
    DateTimeOffset At,
    string? EventId,
    string? EventName,
    string? Principal,
    string? SourceIp,
    IReadOnlyList<DifferenceDto> Diff,
    IReadOnlyList<string> FindingsOpened,
    IReadOnlyList<string> FindingsResolved,
    DateTimeOffset? Explains,
    IReadOnlyList<CauseDto> Others)
{
    public static ChangeDto From(ResourceHistoryEntry entry) => new(
        entry.At,
        entry.Cause?.EventId,
        entry.Cause?.EventName,
        entry.Cause?.Principal,
        entry.Cause?.SourceIp,
        [.. entry.Diff.Select(DifferenceDto.From)],
        entry.FindingsOpened,
        entry.FindingsResolved,
        entry.Explains,
        [.. entry.Others.Select(cause => CauseDto.From(cause)!)]);
}
