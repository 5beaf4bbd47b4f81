namespace Qrie.Changes;

/// <summary>
/// The durable queue of one lane of one account. The key is <c>accountId/lane</c>; an ARN always falls into the same lane.
/// </summary>
[Alias("qrie.IAccountInboxGrain")]
public interface IAccountInboxGrain : IGrainWithStringKey
{
    /// <summary>Takes changes in. When it returns, they are durable, and the message that brought them may be deleted.</summary>
    /// <param name="changes">Changes of this account and lane.</param>
    /// <exception cref="InboxFullException">The lane holds as many resources as it may; nothing was taken.</exception>
    [Alias("Post"), Orleans.Concurrency.AlwaysInterleave]
    Task PostAsync(IReadOnlyList<ResourceChange> changes);

    /// <summary>Makes sure that the lane is awake and drains what it holds. Costs nothing when it does already.</summary>
    [Alias("Resume"), Orleans.Concurrency.AlwaysInterleave]
    Task ResumeAsync();

    /// <summary>Puts a quarantined change back into the queue.</summary>
    /// <param name="key">The row's <see cref="PendingChange.Key"/>.</param>
    /// <returns>False when the quarantine holds no such row.</returns>
    [Alias("Retry"), Orleans.Concurrency.AlwaysInterleave]
    Task<bool> RetryAsync(string key);

    /// <summary>What the lane holds, for the dashboard. Has no side effects.</summary>
    [Alias("GetState"), Orleans.Concurrency.AlwaysInterleave]
    Task<InboxState> GetStateAsync();
}
