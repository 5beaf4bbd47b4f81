using Qrie.Policies;

namespace Qrie.Console.Pages;

/// <summary>How far a framework's controls are met.</summary>
/// <param name="Framework">The framework and its version.</param>
/// <param name="Controls">Its controls that a policy answers, by id.</param>
internal sealed record FrameworkScore(string Framework, IReadOnlyList<ControlScore> Controls)
{
    public int Passed => Answers.Count(answer => answer == PolicyAnswer.Passed);

    public int Failed => Answers.Count(answer => answer == PolicyAnswer.Failed);

    public int Unknown => Answers.Count(answer => answer == PolicyAnswer.Unknown);

    public double? Score => PolicyAnswers.Score([.. Answers]);

    /// <summary>One answer for each policy, however many controls it answers.</summary>
    private IEnumerable<PolicyAnswer> Answers => Controls.SelectMany(control => control.Policies).DistinctBy(policy => policy.Policy.PolicyId).Select(policy => policy.Answer);

    /// <summary>All frameworks that policies answer, by name.</summary>
    public static IReadOnlyList<FrameworkScore> All(IReadOnlyList<PolicyView> policies, PolicyAnswers answers) =>
    [
        .. policies
            .SelectMany(policy => policy.Frameworks.Distinct().Select(reference => (Reference: reference, Policy: new PolicyScore(policy, answers.Of(policy)))))
            .GroupBy(row => row.Reference.Framework)
            .OrderBy(framework => framework.Key, StringComparer.Ordinal)
            .Select(framework => new FrameworkScore(
                framework.Key,
                [
                    .. framework
                        .GroupBy(row => row.Reference.Control)
                        .OrderBy(control => control.Key, ControlOrder.Instance)
                        .Select(control => new ControlScore(control.Key, [.. control.Select(row => row.Policy)])),
                ])),
    ];
}
