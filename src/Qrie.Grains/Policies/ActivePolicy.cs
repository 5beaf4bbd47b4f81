namespace Qrie.Policies;

/// <summary>A launched policy with its overrides.</summary>
/// <param name="Policy">The rule.</param>
/// <param name="Severity">The severity in force.</param>
public sealed record ActivePolicy(IPolicy Policy, int Severity)
{
    /// <summary>Which resources it judges.</summary>
    public PolicyScope Scope { get; init; } = PolicyScope.Everything;

    /// <summary>Values in place of the defaults of the policy's parameters, by name.</summary>
    public IReadOnlyDictionary<string, int> Parameters { get; init; } = new Dictionary<string, int>();

    /// <summary>A policy as its life has it.</summary>
    /// <param name="policy">The rule.</param>
    /// <param name="life">Its life.</param>
    public static ActivePolicy Of(IPolicy policy, PolicyState life) =>
        new(policy, life.Severity ?? policy.Definition.Severity) { Scope = life.Scope, Parameters = life.Parameters };

    /// <summary>What this policy may know.</summary>
    /// <param name="context">What every policy may.</param>
    public EvaluationContext ContextIn(EvaluationContext context) => Parameters.Count == 0 ? context : context with { Parameters = Parameters };
}
