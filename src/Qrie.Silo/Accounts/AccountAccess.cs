using Orleans;
using Qrie.Accounts;

namespace Qrie.Silo.Accounts;

/// <summary>Asks the accounts' grains, for all pages that are open together.</summary>
internal sealed class AccountAccess(IAccountDirectory accounts, IGrainFactory grains, TimeProvider time) : IAccountAccess, IDisposable
{
    private const int AtOnce = 64;
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim one = new(1);
    private IReadOnlyDictionary<string, string> refusals = new Dictionary<string, string>();
    private DateTimeOffset readAt;

    public async Task<IReadOnlyDictionary<string, string>> RefusalsAsync()
    {
        await one.WaitAsync();
        try
        {
            if (time.GetUtcNow() >= readAt + Believed)
            {
                refusals = await ReadAsync();
                readAt = time.GetUtcNow();
            }

            return refusals;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<IReadOnlyDictionary<string, string>> ReadAsync()
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var some in accounts.All.Select(account => account.AccountId).Chunk(AtOnce))
        {
            var states = await Task.WhenAll(some.Select(id => grains.GetGrain<IAccountGrain>(id).GetStateAsync()));
            foreach (var (id, state) in some.Zip(states))
            {
                // A session that still holds lets Qrie in, whatever became of the next.
                if (state.AccessError is { } why && !(state.SessionExpiresAt > time.GetUtcNow()))
                {
                    read[id] = why;
                }
            }
        }

        return read;
    }
}
