using Qrie.Inventory;

namespace Qrie.Policies;

/// <summary>
/// Finds what violates by trying: a part decides when the policy is kept once the part is otherwise. That holds for
/// every policy, whatever it reads and however it judges, since judging is a function.
/// </summary>
/// <param name="evaluator">Judges.</param>
/// <param name="holder">The policies in force.</param>
/// <param name="time">The clock.</param>
public sealed class ViolatingParts(PolicyEvaluator evaluator, PolicySetHolder holder, TimeProvider time) : IViolatingParts
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Find(ResourceRow resource, string policyId, string evidence)
    {
        var current = holder.Current;
        if (resource.Configuration is null || current.For(resource.Type).FirstOrDefault(active => active.Policy.Definition.Id == policyId) is not { } policy)
        {
            return [];
        }

        // The scope has had its say: what is judged here has no tags.
        var set = new PolicySet(current.Revision, [policy with { Scope = PolicyScope.Everything }], current.TrustedAccounts);
        var (now, request) = (time.GetUtcNow(), Request(resource));
        return new ViolationSearch(resource.Configuration, policy.Policy.Definition.Parts, Judge).Find(evidence);

        VerdictKind Judge(string configuration)
        {
            try
            {
                return evaluator.Evaluate(set, request with { Configuration = configuration }, now).Verdicts is [var verdict] ? verdict.Kind : VerdictKind.Unknown;
            }
            catch (Exception)
            {
                // What was tried is no configuration, or none that a policy is made for.
                return VerdictKind.Unknown;
            }
        }
    }

    private static EvaluationRequest Request(ResourceRow resource) => new()
    {
        Arn = resource.Arn,
        Type = resource.Type,
        AccountId = resource.AccountId,
        Region = resource.Region,
        Configuration = resource.Configuration!,
        Tags = new Dictionary<string, string>(),
    };
}
