using Orleans.Concurrency;

namespace Qrie.Policies;

[StatelessWorker]
internal sealed class PolicyEvaluatorGrain(PolicyEvaluator evaluator, PolicySetFollower policies, TimeProvider time) : Grain, IPolicyEvaluatorGrain
{
    public async ValueTask<EvaluationResult> EvaluateAsync(EvaluationRequest request) =>
        evaluator.Evaluate(await policies.AtLeastAsync(GrainFactory, request.MinimumRevision), request, time.GetUtcNow());
}
