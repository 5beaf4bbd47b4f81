using Qrie.Policies;

namespace Qrie.Console.Pages;

/// <summary>How far a control is met.</summary>
/// <param name="Control">Its id.</param>
/// <param name="Policies">The policies that answer it.</param>
internal sealed record ControlScore(string Control, IReadOnlyList<PolicyScore> Policies)
{
    /// <summary>Failed when a policy fails, passed when all pass, unknown otherwise.</summary>
    public PolicyAnswer Answer =>
        Policies.Any(policy => policy.Answer == PolicyAnswer.Failed) ? PolicyAnswer.Failed
        : Policies.All(policy => policy.Answer == PolicyAnswer.Passed) ? PolicyAnswer.Passed
        : PolicyAnswer.Unknown;
}
