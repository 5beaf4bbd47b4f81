namespace Qrie.Silo.Api.Coverage;

/// <summary>A quarantined change is in its inbox again.</summary>
internal sealed record RetryDto(string Inbox, string Key);
