namespace Qrie.Silo.Api.Summary;

/// <summary>Findings of a policy.</summary>
internal sealed record PolicyCountDto(string Policy, int Severity, int TotalFindings, int OpenFindings, int ResolvedFindings);
