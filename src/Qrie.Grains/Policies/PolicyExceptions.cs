using Qrie.Audit;
using Qrie.Resources;

namespace Qrie.Policies;

/// <summary>Exceptions, by way of the cluster's policy set.</summary>
/// <param name="grains">The cluster.</param>
/// <param name="follower">Brings what changed to this silo.</param>
/// <param name="holder">This silo's set.</param>
/// <param name="time">The clock.</param>
public sealed class PolicyExceptions(IGrainFactory grains, PolicySetFollower follower, PolicySetHolder holder, TimeProvider time) : IPolicyExceptions
{
    /// <inheritdoc/>
    public IReadOnlyList<PolicyException> All =>
        [.. holder.Current.Exceptions.OrderByDescending(exception => exception.CreatedAt).ThenByDescending(exception => exception.Id, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public PolicyException? Find(string id) => holder.Current.FindException(id);

    /// <inheritdoc/>
    public async Task<PolicyException> AddAsync(PolicyException exception, Act by)
    {
        var added = await Set.AddExceptionAsync(exception with { RequestKey = by.RequestKey }, Entry("exception.created", exception, by));
        await FollowAsync(added);
        return added;
    }

    /// <inheritdoc/>
    public async Task<PolicyException?> RemoveAsync(string id, Act by)
    {
        await follower.PullAsync(grains);
        if (Find(id) is not { } exception || await Set.RemoveExceptionAsync(id, Entry("exception.removed", exception, by)) is not { } removed)
        {
            return null;
        }

        await FollowAsync(removed);
        return removed;
    }

    private IPolicySetGrain Set => grains.GetGrain<IPolicySetGrain>(0);

    // One resource need not wait for its turn.
    private async Task FollowAsync(PolicyException exception)
    {
        await follower.PullAsync(grains);
        if (exception.Arn is { } arn)
        {
            await grains.GetGrain<IResourceGrain>(arn).ReevaluateAsync(holder.Current.Revision);
        }

        await follower.FollowAsync(grains);
    }

    private AuditEntry Entry(string action, PolicyException exception, Act by) => new()
    {
        At = time.GetUtcNow(),
        Principal = by.Principal,
        Action = action,
        Target = exception.Id,
        Details = AuditDetails.Of(exception),
    };
}
