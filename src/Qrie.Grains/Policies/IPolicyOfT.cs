namespace Qrie.Policies;

/// <summary>A rule on configurations of one type.</summary>
/// <typeparam name="TConfiguration">The configuration record.</typeparam>
public interface IPolicy<in TConfiguration> : IPolicy
{
    /// <summary>Judges one configuration. A function: the same arguments give the same verdict.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="context">What the rule may know beside it.</param>
    Verdict Evaluate(TConfiguration configuration, EvaluationContext context);
}
