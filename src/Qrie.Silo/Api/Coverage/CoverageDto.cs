namespace Qrie.Silo.Api.Coverage;

/// <summary>What Qrie sees, and what it cannot see.</summary>
internal sealed record CoverageDto
{
    /// <summary>Services without which nothing comes or is looked at, and which do not answer this silo for the moment.</summary>
    public required IReadOnlyList<ServiceProblemDto> Problems { get; init; }
    public required CoverageTotalsDto Totals { get; init; }
    public required IReadOnlyList<CoverageAccountDto> Accounts { get; init; }
    public required IReadOnlyList<UnreadablePartDto> Unreadable { get; init; }
    public required IReadOnlyList<UnclassifiedEventDto> Unclassified { get; init; }
    public required IReadOnlyList<SkippedMessagesDto> Ignored { get; init; }
    public required IReadOnlyList<SkippedMessagesDto> Rejected { get; init; }

    /// <summary>Newest first; at most 1000.</summary>
    public required IReadOnlyList<QuarantinedDto> Quarantined { get; init; }
}
