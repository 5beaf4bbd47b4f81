using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Policies;

namespace Qrie.Silo.Api.Summary;

/// <summary>Judges controls by what is counted of the policies that answer them. Unknown is not a verdict: it neither passes nor fails.</summary>
internal static class Compliance
{
    private enum Answer
    {
        Passed,
        Failed,
        Unknown,
    }

    /// <param name="policies">All policies.</param>
    /// <param name="framework">Text in the names of the frameworks to judge; null for all.</param>
    /// <param name="findings">The findings' counts.</param>
    /// <param name="resources">The resources' counts.</param>
    /// <param name="unknown">How many resources could not be judged, by policy id.</param>
    public static ComplianceDto Judge(
        IReadOnlyList<PolicyView> policies, string? framework, IReadOnlyList<FindingCount> findings, IReadOnlyList<ResourceCount> resources,
        IReadOnlyDictionary<string, int> unknown)
    {
        var failed = findings.Where(count => count.Status == FindingStatus.Active).Select(count => count.PolicyId).ToHashSet();
        var types = resources.Select(count => count.Type).ToHashSet();
        Answer Of(PolicyView policy) =>
            policy.Status != PolicyStatus.Active ? Answer.Unknown
            : failed.Contains(policy.PolicyId) ? Answer.Failed
            : unknown.ContainsKey(policy.PolicyId) || !types.Contains(policy.Type) ? Answer.Unknown
            : Answer.Passed;

        var judged = policies
            .SelectMany(policy => policy.Frameworks.Distinct().Select(reference => (Reference: reference, policy.PolicyId, Answer: Of(policy))))
            .Where(row => framework is null || row.Reference.Framework.Contains(framework, StringComparison.OrdinalIgnoreCase))
            .ToList();
        var controls = judged
            .GroupBy(row => row.Reference)
            .OrderBy(group => group.Key.Framework, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Control, StringComparer.Ordinal)
            .Select(group => Control(group.Key, [.. group.Select(row => row.Answer)]));
        return new ComplianceDto(Score([.. judged.DistinctBy(row => row.PolicyId).Select(row => row.Answer)]), [.. controls]);
    }

    private static ControlDto Control(FrameworkReference control, Answer[] answers) => new(
        control.Framework, control.Control, answers.Length, answers.Count(answer => answer == Answer.Passed),
        answers.Count(answer => answer == Answer.Failed), answers.Count(answer => answer == Answer.Unknown), Score(answers));

    private static double? Score(Answer[] answers)
    {
        var (passed, failed) = (answers.Count(answer => answer == Answer.Passed), answers.Count(answer => answer == Answer.Failed));
        return passed + failed == 0 ? null : Math.Round(100.0 * passed / (passed + failed), 1);
    }
}
