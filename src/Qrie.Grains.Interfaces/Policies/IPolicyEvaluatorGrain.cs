namespace Qrie.Policies;

/// <summary>Judges configurations by the silo's policy set. A stateless worker: the key is 0.</summary>
[Alias("qrie.IPolicyEvaluatorGrain")]
public interface IPolicyEvaluatorGrain : IGrainWithIntegerKey
{
    /// <summary>Judges one configuration by every active policy of its type.</summary>
    /// <param name="request">The configuration and whose it is.</param>
    [Alias("Evaluate")]
    ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request);
}
