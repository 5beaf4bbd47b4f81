using Orleans.Concurrency;

namespace Qrie.Policies;

[StatelessWorker]
internal sealed class PolicyEvaluatorGrain(PolicyEvaluator evaluator, PolicySetHolder policies, TimeProvider time) : Grain, IPolicyEvaluatorGrain
{
    public ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request) =>
        ValueTask.FromResult(evaluator.Evaluate(policies.Current, request, time.GetUtcNow()));
}
