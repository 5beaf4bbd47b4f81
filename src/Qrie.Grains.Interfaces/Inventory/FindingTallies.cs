namespace Qrie.Inventory;

/// <summary>A page of findings that are counted by what they have in common.</summary>
/// <param name="Page">The tallies, those of the most findings first, then those of the gravest.</param>
/// <param name="Counted">How many findings were counted, those that changed last, where there are more; null where all were.</param>
public sealed record FindingTallies(Page<FindingTally> Page, int? Counted);
