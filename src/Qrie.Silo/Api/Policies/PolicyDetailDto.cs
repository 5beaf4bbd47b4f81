using System.Diagnostics.CodeAnalysis;
using Qrie.Policies;

namespace Qrie.Silo.Api.Policies;

/// <summary>One policy with why it is there, and how far judging what is stored has come.</summary>
internal sealed record PolicyDetailDto : PolicyDto
{
    [SetsRequiredMembers]
    private PolicyDetailDto(PolicyDto policy, PolicyView view, ReevaluationState evaluation) : base(policy)
    {
        Rationale = view.Rationale;
        File = view.File;
        Permissions = view.Permissions;
        Evaluation = EvaluationDto.From(evaluation);
    }

    public string Rationale { get; }

    /// <summary>The file of a policy of the user's own; null for one that ships with Qrie.</summary>
    public string? File { get; }

    /// <summary>The IAM actions that judging it needs.</summary>
    public IReadOnlyList<string> Permissions { get; }

    /// <summary>The last re-evaluation of the stored resources of the policy's type; null before the first.</summary>
    public EvaluationDto? Evaluation { get; }

    public static PolicyDetailDto From(PolicyView view, int openFindings, ReevaluationState evaluation) => new(From(view, openFindings), view, evaluation);
}
