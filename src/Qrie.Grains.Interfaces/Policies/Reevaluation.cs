namespace Qrie.Policies;

/// <summary>Stored resources that are to be judged again because the rules changed.</summary>
/// <param name="Type">The type of resources.</param>
/// <param name="Revision">The least revision of the policy set that must have judged them.</param>
/// <param name="AccountId">Only of this account; null for all.</param>
/// <param name="Arn">Only this resource; null for all.</param>
[GenerateSerializer, Immutable, Alias("qrie.reevaluation")]
public sealed record Reevaluation(
    [property: Id(0)] string Type, [property: Id(1)] long Revision, [property: Id(2)] string? AccountId, [property: Id(3)] string? Arn);
