namespace Qrie.Policies;

/// <summary>Tells one version of a policy from another.</summary>
/// <param name="Type">The type that it judges.</param>
/// <param name="Version">Differs when the policy may judge otherwise.</param>
[GenerateSerializer, Immutable, Alias("qrie.policy-mark")]
public sealed record PolicyMark([property: Id(0)] string Type, [property: Id(1)] string Version);
