namespace Qrie.Silo.Api.Policies;

/// <summary>The body of a preview, for the API's description.</summary>
internal sealed record TryDto(ScopeDto? Scope, int? Severity, IReadOnlyDictionary<string, int>? Parameters);
