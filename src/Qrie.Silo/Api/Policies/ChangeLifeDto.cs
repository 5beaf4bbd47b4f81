namespace Qrie.Silo.Api.Policies;

/// <summary>The body of a change, for the API's description.</summary>
internal sealed record ChangeLifeDto(
    ScopeDto? Scope, int? Severity, string? Remediation, IReadOnlyDictionary<string, int>? Parameters, string? Status, long? Revision);
