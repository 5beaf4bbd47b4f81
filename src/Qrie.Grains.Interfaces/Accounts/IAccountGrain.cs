using Orleans.Concurrency;

namespace Qrie.Accounts;

/// <summary>One account: its role, its cached session, its request budgets. The key is the account id. It calls no other grain.</summary>
[Alias("qrie.IAccountGrain")]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>A session of the account's role, from the cache unless it ends within <paramref name="minimumLifetime"/>.</summary>
    /// <param name="minimumLifetime">How long the session must still last.</param>
    /// <param name="refusedAccessKeyId">The key of a session that AWS refused, which is then forgotten; null when none was.</param>
    /// <exception cref="AccountAccessException">The role could not be assumed.</exception>
    [Alias("GetSession"), AlwaysInterleave]
    Task<AccountSession> GetSessionAsync(TimeSpan minimumLifetime, string? refusedAccessKeyId);

    /// <summary>
    /// Takes requests out of the account's budget for a service in a region, so that Qrie never uses up the rate
    /// limits that the account's own workloads need.
    /// </summary>
    /// <param name="service">The service's signing name, such as <c>s3</c>.</param>
    /// <param name="region">The region.</param>
    /// <param name="requests">How many requests; at least 1.</param>
    /// <returns>How long to wait before the first of them may be sent.</returns>
    [Alias("Reserve"), AlwaysInterleave]
    Task<TimeSpan> ReserveAsync(string service, string region, int requests);

    /// <summary>Tells that AWS throttled a request: the budget of that service and region shrinks for a while.</summary>
    /// <param name="service">The service's signing name.</param>
    /// <param name="region">The region.</param>
    [Alias("Throttled"), AlwaysInterleave, OneWay]
    Task ThrottledAsync(string service, string region);

    /// <summary>The account's state without its credentials, for the dashboard. Has no side effects.</summary>
    [Alias("GetState"), AlwaysInterleave]
    Task<AccountState> GetStateAsync();
}
