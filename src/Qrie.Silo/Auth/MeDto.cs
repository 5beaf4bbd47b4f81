namespace Qrie.Silo.Auth;

/// <summary>Who one is.</summary>
/// <param name="Name">As the audit trail calls one.</param>
/// <param name="Role">The strongest role; null for none.</param>
/// <param name="Authentication">False when Qrie asks nobody who they are.</param>
internal sealed record MeDto(string Name, string? Role, bool Authentication);
