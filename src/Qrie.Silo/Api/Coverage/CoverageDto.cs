namespace Qrie.Silo.Api.Coverage;

/// <summary>What Qrie sees, and what it cannot see.</summary>
internal sealed record CoverageDto
{
    public required CoverageTotalsDto Totals { get; init; }
    public required IReadOnlyList<CoverageAccountDto> Accounts { get; init; }
    public required IReadOnlyList<UnreadablePartDto> Unreadable { get; init; }
    public required IReadOnlyList<UnclassifiedEventDto> Unclassified { get; init; }
    public required IReadOnlyList<SkippedMessagesDto> Ignored { get; init; }
    public required IReadOnlyList<SkippedMessagesDto> Rejected { get; init; }

    /// <summary>Newest first; at most 1000.</summary>
    public required IReadOnlyList<QuarantinedDto> Quarantined { get; init; }
}
