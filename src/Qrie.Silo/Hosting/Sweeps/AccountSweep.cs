using Orleans;
using Qrie.Accounts;
using Qrie.Aws;
using Qrie.Inventory;
using Qrie.Resources;

namespace Qrie.Silo.Hosting.Sweeps;

/// <summary>Lets go of the resources of accounts that retire.</summary>
internal sealed class AccountSweep(IAccountStore store, IInventoryQueries inventory, ResourceTypes types, IGrainFactory grains, TimeProvider time) : ISweep
{
    private const int SideBySide = 8;

    public string Name => "accounts";

    public TimeSpan Period => TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var account in (await store.AllAsync()).Where(account => account.RetiringSince is not null))
        {
            foreach (var type in types.All)
            {
                var arns = await inventory.ArnsAsync(account.AccountId, type.Name, null, cancellationToken);
                await Parallel.ForEachAsync(
                    arns,
                    new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
                    async (arn, _) => await grains.GetGrain<IResourceGrain>(arn).RetireAsync());
            }

            // What was under way when the account was taken out may have come in between: it goes when nothing is left.
            if (account.RetiringSince < time.GetUtcNow() - TimeSpan.FromMinutes(1))
            {
                await store.RemoveAsync(account.AccountId);
            }
        }
    }
}
