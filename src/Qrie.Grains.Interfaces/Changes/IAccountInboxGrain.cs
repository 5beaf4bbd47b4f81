namespace Qrie.Changes;

/// <summary>
/// The durable queue of one lane of one account. The key is <c>accountId/lane</c>; an ARN always falls into the same lane.
/// </summary>
[Alias("qrie.IAccountInboxGrain")]
public interface IAccountInboxGrain : IGrainWithStringKey
{
    /// <summary>
    /// Takes in what the queue brought, as far as there is room. When it returns, what was taken is durable, and when nothing is left, the
    /// message that brought it may be deleted.
    /// </summary>
    /// <param name="changes">Changes of this account and lane.</param>
    /// <returns>
    /// The changes that were not taken, because the lane holds as many resources as it may; empty when all were. Changes of a resource
    /// that waits already are always taken, and those of one resource stay together.
    /// </returns>
    [Alias("Offer"), Orleans.Concurrency.AlwaysInterleave]
    Task<IReadOnlyList<ResourceChange>> OfferAsync(IReadOnlyList<ResourceChange> changes);

    /// <summary>
    /// Takes in what follows from a change that is durable already, or what a person asks for, however full the lane is: refusing would
    /// only keep the change that it follows from. When it returns, all are durable.
    /// </summary>
    /// <param name="changes">Changes of this account and lane.</param>
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

    /// <summary>Drops what the lane holds: its account is gone.</summary>
    [Alias("Forget"), Orleans.Concurrency.AlwaysInterleave]
    Task ForgetAsync();

    /// <summary>What the lane holds, for the dashboard. Has no side effects.</summary>
    [Alias("GetState"), Orleans.Concurrency.AlwaysInterleave]
    Task<InboxState> GetStateAsync();
}
