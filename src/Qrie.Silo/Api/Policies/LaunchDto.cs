namespace Qrie.Silo.Api.Policies;

/// <summary>The body of a launch, for the API's description.</summary>
internal sealed record LaunchDto(string PolicyId, ScopeDto? Scope, int? Severity, string? Remediation, IReadOnlyDictionary<string, int>? Parameters);
