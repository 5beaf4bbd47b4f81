using Qrie.Changes;

namespace Qrie.Silo.Api.Findings;

/// <summary>Who did what.</summary>
internal sealed record CauseDto(string EventId, string EventName, string? Principal, string? SourceIp, DateTimeOffset At)
{
    public static CauseDto? From(Cause? cause) =>
        cause is null ? null : new CauseDto(cause.EventId, cause.EventName, cause.Principal, cause.SourceIp, cause.At);
}
