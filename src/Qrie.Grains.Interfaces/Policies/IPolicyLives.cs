namespace Qrie.Policies;

/// <summary>What users do with policies. A change is in force when the task completes; resources are judged again in the background.</summary>
public interface IPolicyLives
{
    /// <summary>Launches a policy over the stored inventory. No AWS calls.</summary>
    /// <param name="policyId">The policy.</param>
    /// <param name="life">The life that it shall have.</param>
    /// <param name="by">Who asks.</param>
    /// <exception cref="PolicyConflictException">It is active already.</exception>
    Task<PolicyState> LaunchAsync(string policyId, PolicyLife life, Act by);

    /// <summary>Changes a policy's life: scope, severity, remediation, parameters, and whether it is active.</summary>
    /// <param name="policyId">The policy.</param>
    /// <param name="change">The new life, made of the one that stands.</param>
    /// <param name="expectedRevision">The revision that is known to the asker; null to change whatever stands.</param>
    /// <param name="by">Who asks; a repeated request is answered again.</param>
    /// <exception cref="PolicyConflictException">The life has another revision, or cannot go that way.</exception>
    Task<PolicyState> ChangeAsync(string policyId, Func<PolicyState, PolicyLife> change, long? expectedRevision, Act by);

    /// <summary>A policy's life as it stands, with what the user has set in place of the catalogue's.</summary>
    /// <param name="policyId">The policy.</param>
    /// <exception cref="KeyNotFoundException">There is no such policy.</exception>
    Task<PolicyState> StateAsync(string policyId);

    /// <summary>How far the re-evaluation of a policy's resources has come.</summary>
    /// <param name="policyId">The policy.</param>
    Task<ReevaluationState> EvaluationAsync(string policyId);

    /// <summary>What a policy would find with a life, over the stored inventory. Stores nothing.</summary>
    /// <param name="policyId">The policy.</param>
    /// <param name="change">The life to try, made of the one that stands.</param>
    /// <param name="after"><see cref="PolicyPreview.Next"/> of a preview that was not complete, to go on; null to begin.</param>
    /// <param name="cancellationToken">Stops the preview.</param>
    Task<PolicyPreview> PreviewAsync(string policyId, Func<PolicyState, PolicyLife> change, string? after, CancellationToken cancellationToken);
}
