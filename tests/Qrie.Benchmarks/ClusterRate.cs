namespace Qrie.Benchmarks;

/// <summary>What a cluster did of events that were in the queue all at once.</summary>
/// <param name="Silos">How many silos.</param>
/// <param name="Rounds">The rounds, in the order in which they were run.</param>
internal sealed record ClusterRate(int Silos, IReadOnlyList<EndToEnd> Rounds)
{
    /// <summary>The round that is neither the fastest nor the slowest.</summary>
    public EndToEnd Median => Rounds.OrderBy(round => round.PerSecond).ElementAt(Rounds.Count / 2);
}
