using Qrie.Policies;

namespace Qrie.Silo.Api.Policies;

/// <summary>How far judging what is stored has come.</summary>
/// <param name="Running">True while resources wait to be judged.</param>
/// <param name="Evaluated">How many resources were judged.</param>
/// <param name="Failed">How many could not be.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="FinishedAt">When it ended; null while it runs.</param>
internal sealed record EvaluationDto(bool Running, int Evaluated, int Failed, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt)
{
    public static EvaluationDto? From(ReevaluationState state) => state.StartedAt is { } started
        ? new EvaluationDto(state.IsRunning, state.Evaluated, state.Failed, started, state.FinishedAt)
        : null;
}
