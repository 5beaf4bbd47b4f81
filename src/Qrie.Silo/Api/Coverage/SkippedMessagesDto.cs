using Qrie.Coverage;

namespace Qrie.Silo.Api.Coverage;

/// <summary>Messages that were ignored or rejected for the same reason.</summary>
internal sealed record SkippedMessagesDto(string? AccountId, string? Region, string Reason, long Count, DateTimeOffset LastAt)
{
    public static SkippedMessagesDto From(CoverageCounter counter) =>
        new(counter.AccountId, counter.Region, counter.Name, counter.Count, counter.LastAt);
}
