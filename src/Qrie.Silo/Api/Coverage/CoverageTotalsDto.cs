using Qrie.Coverage;

namespace Qrie.Silo.Api.Coverage;

/// <summary>What became of the messages. Each that was received is one of the other four.</summary>
internal sealed record CoverageTotalsDto(long Received, long Processed, long Ignored, long Rejected, long Unclassified)
{
    public static CoverageTotalsDto From(IReadOnlyList<CoverageCounter> counters)
    {
        long Sum(CounterKind kind) => counters.Where(counter => counter.Kind == kind).Sum(counter => counter.Count);
        return new CoverageTotalsDto(
            Sum(CounterKind.Received), Sum(CounterKind.Processed), Sum(CounterKind.Ignored), Sum(CounterKind.Rejected), Sum(CounterKind.Unclassified));
    }
}
