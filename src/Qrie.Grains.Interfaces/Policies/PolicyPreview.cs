namespace Qrie.Policies;

/// <summary>What a policy would find.</summary>
public sealed record PolicyPreview
{
    /// <summary>How many resources were judged.</summary>
    public required int Evaluated { get; init; }

    /// <summary>Where to go on, when the inventory is larger than one preview looks at; null when all of it was.</summary>
    public string? Next { get; init; }

    /// <summary>Counts over all accounts.</summary>
    public required PreviewCounts Totals { get; init; }

    /// <summary>Counts by account id.</summary>
    public required IReadOnlyDictionary<string, PreviewCounts> Accounts { get; init; }

    /// <summary>The first of the violations.</summary>
    public required IReadOnlyList<PreviewFinding> Sample { get; init; }
}
