using System.Collections.Concurrent;
using Qrie.Accounts;

namespace Qrie.Aws;

/// <summary>
/// Spends the account's budget, which its grain keeps for all silos. Requests are reserved a few at a time, so that
/// the grain is not asked for each.
/// </summary>
internal sealed class AccountBudget(IAccountGrain account, TimeProvider time) : IRequestBudget
{
    private const int Reserved = 10;
    private static readonly TimeSpan Validity = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(string Service, string Region), Purse> purses = new();

    public ValueTask AcquireAsync(string service, string region, CancellationToken cancellationToken)
    {
        var purse = purses.GetOrAdd((service, region), static _ => new Purse());
        return purse.TryTake(time) ? ValueTask.CompletedTask : new ValueTask(RefillAsync(purse, service, region, cancellationToken));
    }

    public void Throttled(string service, string region) => account.ThrottledAsync(service, region).Ignore();

    private async Task RefillAsync(Purse purse, string service, string region, CancellationToken cancellationToken)
    {
        await purse.Gate.WaitAsync(cancellationToken);
        try
        {
            while (!purse.TryTake(time))
            {
                var wait = await account.ReserveAsync(service, region, Reserved);
                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, time, cancellationToken);
                }

                purse.Fill(Reserved, time.GetUtcNow() + Validity);
            }
        }
        finally
        {
            purse.Gate.Release();
        }
    }

    private sealed class Purse
    {
        private readonly Lock sync = new();
        private int left;
        private DateTimeOffset validUntil;

        public SemaphoreSlim Gate { get; } = new(1, 1);

        public bool TryTake(TimeProvider time)
        {
            lock (sync)
            {
                if (left == 0 || time.GetUtcNow() >= validUntil)
                {
                    left = 0;
                    return false;
                }

                left--;
                return true;
            }
        }

        public void Fill(int requests, DateTimeOffset until)
        {
            lock (sync)
            {
                left = requests;
                validUntil = until;
            }
        }
    }
}
