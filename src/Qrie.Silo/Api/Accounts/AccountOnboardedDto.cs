namespace Qrie.Silo.Api.Accounts;

/// <summary>An account was onboarded.</summary>
/// <param name="AccountId">The twelve digits.</param>
/// <param name="RoleArn">The role that it must have.</param>
/// <param name="ExternalId">What the role's trust policy must ask for. It is told here and never again.</param>
internal sealed record AccountOnboardedDto(string AccountId, string RoleArn, string ExternalId);
