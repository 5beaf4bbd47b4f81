namespace Qrie.Simulator;

/// <summary>What a signature is checked against.</summary>
/// <param name="Caller">Whose credentials these are.</param>
/// <param name="Secret">The secret access key.</param>
/// <param name="Token">The session token; null for a long-lived key.</param>
/// <param name="Expires">When the session ends; null for a long-lived key.</param>
internal sealed record Credential(Caller Caller, string Secret, string? Token = null, DateTimeOffset? Expires = null);
