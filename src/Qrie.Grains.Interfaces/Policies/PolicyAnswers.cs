using Qrie.Findings;
using Qrie.Inventory;

namespace Qrie.Policies;

/// <summary>Answers of policies by what is counted of them. Unknown is not a verdict: it neither passes nor fails.</summary>
public sealed class PolicyAnswers
{
    private readonly HashSet<string> failed;
    private readonly HashSet<string> types;
    private readonly IReadOnlyDictionary<string, int> unknown;

    /// <summary>Creates the answers.</summary>
    /// <param name="findings">The findings' counts.</param>
    /// <param name="resources">The resources' counts.</param>
    /// <param name="unknown">How many resources could not be judged, by policy id.</param>
    public PolicyAnswers(IReadOnlyList<FindingCount> findings, IReadOnlyList<ResourceCount> resources, IReadOnlyDictionary<string, int> unknown)
    {
        failed = findings.Where(count => count.Status == FindingStatus.Active).Select(count => count.PolicyId).ToHashSet(StringComparer.Ordinal);
        types = resources.Select(count => count.Type).ToHashSet(StringComparer.Ordinal);
        this.unknown = unknown;
    }

    /// <summary>The answer of a policy.</summary>
    /// <param name="policy">The policy.</param>
    public PolicyAnswer Of(PolicyView policy) =>
        policy.Status != PolicyStatus.Active ? PolicyAnswer.Unknown
        : failed.Contains(policy.PolicyId) ? PolicyAnswer.Failed
        : unknown.ContainsKey(policy.PolicyId) || !types.Contains(policy.Type) ? PolicyAnswer.Unknown
        : PolicyAnswer.Passed;

    /// <summary>Of the answers that are verdicts, the percentage that passed, 0 to 100; null when none is one.</summary>
    /// <param name="answers">The answers.</param>
    public static double? Score(IReadOnlyCollection<PolicyAnswer> answers)
    {
        var (passed, failures) = (answers.Count(answer => answer == PolicyAnswer.Passed), answers.Count(answer => answer == PolicyAnswer.Failed));
        return passed + failures == 0 ? null : Math.Round(100.0 * passed / (passed + failures), 1);
    }
}
