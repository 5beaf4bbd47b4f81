namespace Qrie.Silo.Api.Summary;

/// <summary>A policy with many open findings.</summary>
internal sealed record TopPolicyDto(string PolicyId, int OpenFindings, int Severity);
