using Qrie.Accounts;
using Qrie.Aws;
using Qrie.Inventory;
using Qrie.Scans;

namespace Qrie.Silo.Hosting.Sweeps;

/// <summary>Lets go of what is not watched any more: accounts that retire, and regions that accounts have lost.</summary>
internal sealed class AccountSweep(
    IAccountStore store, LettingGo lettingGo, LostRegions regions, Leftovers leftovers, IInventoryQueries inventory, ResourceTypes types, IScanStore scans,
    TimeProvider time) : ISweep
{
    // What was under way when the account was taken out may come in until then.
    private static readonly TimeSpan Lingering = TimeSpan.FromMinutes(1);

    public string Name => "accounts";

    public TimeSpan Period => TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken cancellationToken) => await Each.DoAsync(
        await store.AllAsync(),
        account => account.AccountId,
        1,
        account => account.RetiringSince is { } since ? RetireAsync(account, since, cancellationToken) : regions.LetGoAsync(account, Lingering, cancellationToken),
        cancellationToken);

    private async Task RetireAsync(AccountRecord account, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var any = false;
        foreach (var type in types.All)
        {
            any |= !await lettingGo.OfAsync(
                account, await inventory.ArnsAsync(account.AccountId, type.Name, null, cancellationToken), cancellationToken);
        }

        if (!any && since < time.GetUtcNow() - Lingering)
        {
            await scans.ForgetBaselinesAsync(await scans.BaselinesAsync(account.AccountId));
            if (await store.RemoveAsync(account))
            {
                await leftovers.ForgetAsync(account.AccountId);
            }
        }
    }
}
