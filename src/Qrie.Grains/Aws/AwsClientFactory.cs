using System.Collections.Concurrent;
using Orleans;
using Qrie.Accounts;

namespace Qrie.Aws;

/// <summary>The clients of every account on this silo.</summary>
/// <param name="grains">Reaches the account grains.</param>
/// <param name="configuration">How to reach AWS.</param>
/// <param name="time">The clock.</param>
public sealed class AwsClientFactory(IGrainFactory grains, AwsClientConfiguration configuration, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, AccountClients> accounts = new();

    /// <summary>The clients of an account.</summary>
    /// <param name="accountId">The twelve digits.</param>
    public IAwsClients For(string accountId) =>
        accounts.GetOrAdd(accountId, id => new AccountClients(grains.GetGrain<IAccountGrain>(id), configuration, time));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var clients in accounts.Values)
        {
            clients.Dispose();
        }
    }
}
