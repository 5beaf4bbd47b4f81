namespace Qrie.Silo.Commands;

/// <summary>How to get into an account, as the command line says; null for what it does not say.</summary>
/// <param name="AccountId">The twelve digits.</param>
/// <param name="RoleArn">The role to assume.</param>
/// <param name="ExternalId">The external id that the role's trust policy asks for.</param>
internal sealed record AccessOptions(string? AccountId, string? RoleArn, string? ExternalId);
