namespace Qrie.Policies;

/// <summary>What a silo knows and the policy set depends on.</summary>
/// <param name="Policies">The policies of its code and of its folder, by id.</param>
/// <param name="Accounts">The onboarded accounts with the paths of their organizational units, empty where there is none.</param>
[GenerateSerializer, Immutable, Alias("qrie.surroundings")]
public sealed record Surroundings(
    [property: Id(0)] IReadOnlyDictionary<string, PolicyMark> Policies,
    [property: Id(1)] IReadOnlyDictionary<string, string> Accounts);
