namespace Qrie.Silo.Api.Summary;

/// <summary>Findings, by band of severity and by policy. The bands count open ones.</summary>
internal sealed record FindingSummaryDto(
    int TotalFindings,
    int OpenFindings,
    int ResolvedFindings,
    int CriticalFindings,
    int HighFindings,
    int MediumFindings,
    int LowFindings,
    IReadOnlyList<PolicyCountDto> Policies);
