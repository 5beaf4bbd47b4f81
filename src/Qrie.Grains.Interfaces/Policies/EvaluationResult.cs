namespace Qrie.Policies;

/// <summary>The verdicts of all active policies of a type.</summary>
/// <param name="Revision">The revision of the policy set that gave them.</param>
/// <param name="Verdicts">One per active policy whose scope has the resource.</param>
/// <param name="OutOfScope">Ids of active policies whose scope leaves the resource out.</param>
[GenerateSerializer, Immutable, Alias("qrie.evaluation-result")]
public sealed record EvaluationResult(
    [property: Id(0)] long Revision,
    [property: Id(1)] IReadOnlyList<PolicyVerdict> Verdicts,
    [property: Id(2)] IReadOnlyList<string> OutOfScope)
{
    /// <summary>Ids of the exceptions that the resource is under, by policy id; whether the policy is violated or not.</summary>
    [Id(3)] public IReadOnlyDictionary<string, string> Exceptions { get; init; } = new Dictionary<string, string>();
}
