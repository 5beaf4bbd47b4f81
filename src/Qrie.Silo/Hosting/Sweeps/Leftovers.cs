using Orleans;
using Qrie.Accounts;
using Qrie.Changes;

namespace Qrie.Silo.Hosting.Sweeps;

/// <summary>
/// Drops the changes that wait, or were given up, of accounts that are gone: nobody can look at them any more. What was on its way when its account
/// went, and what older code left, is found now and then.
/// </summary>
internal sealed class Leftovers(IAccountStore accounts, IInboxStore store, IGrainFactory grains) : ISweep
{
    private const int SideBySide = 4;

    public string Name => "leftovers";

    public TimeSpan Period => TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken cancellationToken) => await Each.DoAsync(
        (await LanesAsync()).GroupBy(AccountOf),
        account => account.Key,
        SideBySide,
        async account =>
        {
            // The store is asked, not the memory of this silo: an account may have come just now.
            if (await accounts.FindAsync(account.Key) is null)
            {
                await ForgetAsync(account);
            }
        },
        cancellationToken);

    /// <summary>Drops all that is left of an account.</summary>
    public async Task ForgetAsync(string accountId) => await ForgetAsync((await LanesAsync()).Where(lane => AccountOf(lane) == accountId));

    private async Task ForgetAsync(IEnumerable<string> lanes)
    {
        foreach (var lane in lanes)
        {
            await grains.GetGrain<IAccountInboxGrain>(lane).ForgetAsync();
            await store.ForgetQuarantineAsync(lane);
        }
    }

    private async Task<IEnumerable<string>> LanesAsync() => (await store.ListNonEmptyAsync()).Union(await store.ListQuarantinedAsync());

    private static string AccountOf(string lane) => lane.Split('/')[0];
}
