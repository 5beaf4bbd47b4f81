using Qrie.Coverage;

namespace Qrie.Silo.Api.Coverage;

/// <summary>A mutating event that no rule knows.</summary>
internal sealed record UnclassifiedEventDto(
    string? AccountId, string? Region, string EventSource, string EventName, long Count, DateTimeOffset LastAt)
{
    // The counter's name is source:event.
    public static UnclassifiedEventDto From(CoverageCounter counter)
    {
        var colon = counter.Name.LastIndexOf(':');
        return new UnclassifiedEventDto(
            counter.AccountId, counter.Region, counter.Name[..Math.Max(colon, 0)], counter.Name[(colon + 1)..], counter.Count, counter.LastAt);
    }
}
