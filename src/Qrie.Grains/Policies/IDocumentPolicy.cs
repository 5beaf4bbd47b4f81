namespace Qrie.Policies;

/// <summary>A rule on configurations as documents, whatever their record.</summary>
public interface IDocumentPolicy : IPolicy
{
    /// <summary>Judges one configuration. A function: the same arguments give the same verdict.</summary>
    /// <param name="document">The configuration.</param>
    /// <param name="context">What the rule may know beside it.</param>
    Verdict Evaluate(ConfigurationDocument document, EvaluationContext context);
}
