namespace Qrie.Silo.Api.Exceptions;

/// <summary>The body of a new exception, for the API's description. Of policy_id, account, resource and tags at least one.</summary>
internal sealed record CreateExceptionDto(
    string? PolicyId, string? Account, string? Resource, IReadOnlyDictionary<string, IReadOnlyList<string>>? Tags,
    string Reason, string Owner, DateTimeOffset ExpiresAt);
