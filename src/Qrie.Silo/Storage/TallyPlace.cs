using Qrie.Inventory;

namespace Qrie.Silo.Storage;

/// <summary>A place in the order of tallies: those of the most findings first, then those of the gravest, then by key.</summary>
/// <param name="Findings">How many findings.</param>
/// <param name="Severity">The gravest.</param>
/// <param name="Key">What tells those apart that are alike in both.</param>
internal sealed record TallyPlace(long Findings, long Severity, string Key)
{
    private const char Between = '\n';

    /// <exception cref="FormatException">The text is no place.</exception>
    public static TallyPlace? Read(string? text) => text?.Split(Between) switch
    {
        null => null,
        [var findings, var severity, { Length: > 0 } key] => new TallyPlace(Pages.Number(findings), Pages.Number(severity), key),
        _ => throw Pages.NotOurs(),
    };

    public static TallyPlace Of(FindingTally tally) => new(tally.Findings, tally.Severity, tally.Key);

    /// <summary>True when a tally comes later.</summary>
    public bool IsBefore(FindingTally tally) =>
        (-tally.Findings, -tally.Severity).CompareTo((-(int)Findings, -(int)Severity)) is var order
        && (order > 0 || (order == 0 && string.CompareOrdinal(tally.Key, Key) > 0));

    public override string ToString() => $"{Findings.Invariant()}{Between}{Severity.Invariant()}{Between}{Key}";
}
