using Qrie.Inventory;
using Qrie.Policies;

namespace Qrie.Silo.Api.Summary;

/// <summary>Judges controls by what is counted of the policies that answer them. Unknown is not a verdict: it neither passes nor fails.</summary>
internal static class Compliance
{
    /// <param name="policies">All policies.</param>
    /// <param name="framework">Text in the names of the frameworks to judge; null for all.</param>
    /// <param name="findings">The findings' counts.</param>
    /// <param name="resources">The resources' counts.</param>
    /// <param name="unknown">How many resources could not be judged, by policy id.</param>
    public static ComplianceDto Judge(
        IReadOnlyList<PolicyView> policies, string? framework, IReadOnlyList<FindingCount> findings, IReadOnlyList<ResourceCount> resources,
        IReadOnlyDictionary<string, int> unknown)
    {
        var answers = new PolicyAnswers(findings, resources, unknown);
        var judged = policies
            .SelectMany(policy => policy.Frameworks.Distinct().Select(reference => (Reference: reference, policy.PolicyId, Answer: answers.Of(policy))))
            .Where(row => framework is null || row.Reference.Framework.Contains(framework, StringComparison.OrdinalIgnoreCase))
            .ToList();
        var controls = judged
            .GroupBy(row => row.Reference)
            .OrderBy(group => group.Key.Framework, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Control, StringComparer.Ordinal)
            .Select(group => Control(group.Key, [.. group.Select(row => row.Answer)]));
        return new ComplianceDto(PolicyAnswers.Score([.. judged.DistinctBy(row => row.PolicyId).Select(row => row.Answer)]), [.. controls]);
    }

    private static ControlDto Control(FrameworkReference control, PolicyAnswer[] answers) => new(
        control.Framework, control.Control, answers.Length, answers.Count(answer => answer == PolicyAnswer.Passed),
        answers.Count(answer => answer == PolicyAnswer.Failed), answers.Count(answer => answer == PolicyAnswer.Unknown), PolicyAnswers.Score(answers));
}
