namespace Qrie.Silo.Api.Accounts;

/// <summary>What an account must have for Qrie to see it.</summary>
/// <param name="AccountId">The twelve digits.</param>
/// <param name="RoleArn">The role that it must have.</param>
/// <param name="ExternalId">What the role's trust policy must ask for; null when none is set.</param>
/// <param name="Permissions">The IAM actions that the role must allow.</param>
/// <param name="Regions">The regions from which events are to come.</param>
internal sealed record OnboardingDto(
    string AccountId, string RoleArn, string? ExternalId, IReadOnlyList<string> Permissions, IReadOnlyList<string> Regions);
