namespace Qrie.Coverage;

/// <summary>A count of messages.</summary>
/// <param name="Kind">What became of them.</param>
/// <param name="AccountId">The account; null when none could be told or it is not onboarded.</param>
/// <param name="Region">The region; null when none could be told.</param>
/// <param name="Name">The reason or the event's name.</param>
/// <param name="Count">How many.</param>
/// <param name="LastAt">When the last of them came, UTC.</param>
public sealed record CoverageCounter(CounterKind Kind, string? AccountId, string? Region, string Name, long Count, DateTimeOffset LastAt);
