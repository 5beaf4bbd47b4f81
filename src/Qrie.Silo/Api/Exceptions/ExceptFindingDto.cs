namespace Qrie.Silo.Api.Exceptions;

/// <summary>The body of the exception of a finding, for the API's description.</summary>
internal sealed record ExceptFindingDto(string Reason, string Owner, DateTimeOffset ExpiresAt);
