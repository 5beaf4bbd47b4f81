namespace Qrie.Scans;

/// <summary>What a scan's look at a resource brought.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Error">One line when it failed.</param>
[GenerateSerializer, Immutable, Alias("qrie.look-result")]
public sealed record LookResult([property: Id(0)] LookOutcome Outcome, [property: Id(1)] string? Error = null);
