using Qrie.Coverage;

namespace Qrie.Silo.Api.Coverage;

/// <summary>What came from a region of an account. The region is null for messages that named none.</summary>
internal sealed record CoverageRegionDto(string? Region, long Received, long Processed, DateTimeOffset? LastEventAt, DateTimeOffset? LastBaselineAt)
{
    public static CoverageRegionDto From(string? region, IReadOnlyCollection<CoverageCounter> counters, DateTimeOffset? lastBaseline) => new(
        region,
        counters.Where(counter => counter.Kind == CounterKind.Received).Sum(counter => counter.Count),
        counters.Where(counter => counter.Kind == CounterKind.Processed).Sum(counter => counter.Count),
        counters.Count == 0 ? null : counters.Max(counter => counter.LastAt),
        lastBaseline);
}
