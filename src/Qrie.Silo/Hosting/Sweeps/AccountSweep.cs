using Orleans;
using Qrie.Accounts;
using Qrie.Aws;
using Qrie.Inventory;
using Qrie.Resources;

namespace Qrie.Silo.Hosting.Sweeps;

/// <summary>Lets go of the resources of accounts that retire, and of none that has been onboarded again meanwhile.</summary>
internal sealed class AccountSweep(IAccountStore store, IInventoryQueries inventory, ResourceTypes types, IGrainFactory grains, TimeProvider time) : ISweep
{
    private const int AtOnce = 64;
    private const int SideBySide = 8;

    // What was under way when the account was taken out may come in until then.
    private static readonly TimeSpan Lingering = TimeSpan.FromMinutes(1);

    public string Name => "accounts";

    public TimeSpan Period => TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var account in (await store.AllAsync()).Where(account => account.RetiringSince is not null))
        {
            if (await LetGoAsync(account, cancellationToken) && account.RetiringSince < time.GetUtcNow() - Lingering)
            {
                await store.RemoveAsync(account);
            }
        }
    }

    // True when nothing is left.
    private async Task<bool> LetGoAsync(AccountRecord account, CancellationToken cancellationToken)
    {
        var any = false;
        foreach (var type in types.All)
        {
            foreach (var chunk in (await inventory.ArnsAsync(account.AccountId, type.Name, null, cancellationToken)).Chunk(AtOnce))
            {
                any = true;
                if ((await store.FindAsync(account.AccountId))?.Version != account.Version)
                {
                    return false;
                }

                await Parallel.ForEachAsync(
                    chunk,
                    new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
                    async (arn, _) => await grains.GetGrain<IResourceGrain>(arn).RetireAsync());
            }
        }

        return !any;
    }
}
