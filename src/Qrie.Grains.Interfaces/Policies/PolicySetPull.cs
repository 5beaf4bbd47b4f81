namespace Qrie.Policies;

/// <summary>The answer to a silo that asks for news.</summary>
/// <param name="Snapshot">The newest revision; null when the silo has it.</param>
/// <param name="Due">Resources that are still to be judged again.</param>
[GenerateSerializer, Immutable, Alias("qrie.policy-set-pull")]
public sealed record PolicySetPull(
    [property: Id(0)] PolicySetSnapshot? Snapshot, [property: Id(1)] IReadOnlyList<Reevaluation> Due);
