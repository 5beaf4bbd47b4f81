namespace Qrie.Policies;

/// <summary>Policies' lives, by way of their grains.</summary>
/// <param name="grains">The cluster.</param>
/// <param name="catalogue">The policies.</param>
/// <param name="follower">Brings what changed to this silo.</param>
/// <param name="previewer">Tries lives.</param>
public sealed class PolicyLives(IGrainFactory grains, PolicyCatalogue catalogue, PolicySetFollower follower, PolicyPreviewer previewer) : IPolicyLives
{
    private const int MaxAttempts = 5;

    /// <inheritdoc/>
    public async Task<PolicyState> LaunchAsync(string policyId, PolicyLife life, Act by)
    {
        var state = await Grain(policyId).LaunchAsync(life, by);
        await follower.FollowAsync(grains);
        return state;
    }

    /// <inheritdoc/>
    public async Task<PolicyState> ChangeAsync(string policyId, Func<PolicyState, PolicyLife> change, long? expectedRevision, Act by)
    {
        for (var attempt = 1; ; attempt++)
        {
            var before = await Grain(policyId).GetStateAsync();
            if (by.Repeats(before.RequestKey))
            {
                await follower.FollowAsync(grains);
                return before;
            }

            try
            {
                var state = await Grain(policyId).PutAsync(change(before), expectedRevision ?? before.Revision, by);
                await follower.FollowAsync(grains);
                return state;
            }
            catch (PolicyConflictException) when (expectedRevision is null && attempt < MaxAttempts)
            {
                if ((await Grain(policyId).GetStateAsync()).Revision == before.Revision)
                {
                    throw;
                }

                // Somebody was faster: the change is made to what stands now.
            }
        }
    }

    /// <inheritdoc/>
    public Task<PolicyState> StateAsync(string policyId) => Grain(policyId).GetStateAsync();

    /// <inheritdoc/>
    public Task<ReevaluationState> EvaluationAsync(string policyId) =>
        grains.GetGrain<IReevaluationGrain>(Find(policyId).Definition.ResourceType).GetStateAsync();

    /// <inheritdoc/>
    public async Task<PolicyPreview> PreviewAsync(
        string policyId, Func<PolicyState, PolicyLife> change, string? after, CancellationToken cancellationToken)
    {
        var life = change(await Grain(policyId).GetStateAsync());
        var tried = new PolicyState { Status = PolicyStatus.Active, Scope = life.Scope, Severity = life.Severity, Parameters = life.Parameters };
        return await previewer.PreviewAsync(ActivePolicy.Of(Find(policyId), tried), after, cancellationToken);
    }

    private IPolicyGrain Grain(string policyId) => grains.GetGrain<IPolicyGrain>(policyId);

    private IPolicy Find(string policyId) => catalogue.Find(policyId) ?? throw new KeyNotFoundException($"There is no policy {policyId}.");
}
