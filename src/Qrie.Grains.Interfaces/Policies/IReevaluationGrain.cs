using Orleans.Concurrency;

namespace Qrie.Policies;

/// <summary>Judges the stored resources of a type again, without AWS calls. The key is the type.</summary>
[Alias("qrie.IReevaluationGrain")]
public interface IReevaluationGrain : IGrainWithStringKey
{
    /// <summary>Begins, or goes on where a restart broke off. Returns at once; costs nothing when it runs already.</summary>
    /// <param name="due">What is to be judged.</param>
    [Alias("Start")]
    Task StartAsync(Reevaluation due);

    /// <summary>How far it has come. Has no side effects.</summary>
    [Alias("GetState"), AlwaysInterleave]
    Task<ReevaluationState> GetStateAsync();
}
