using System.Collections.Concurrent;
using Qrie.Accounts;
using Qrie.Aws;
using Qrie.Inventory;
using Qrie.Scans;
using Qrie.Silo.Accounts;

namespace Qrie.Silo.Hosting.Sweeps;

/// <summary>
/// Lets go of the resources and the baselines in regions that an account has lost. What is global stays: it is listed once, in the home region of
/// the partition, whichever regions the account has.
/// </summary>
internal sealed class LostRegions(
    IAccountStore store, LettingGo lettingGo, IInventoryQueries inventory, ResourceTypes types, ScanPlanner planner, IScanStore scans, TimeProvider time)
{
    // A scan that was under way in a region writes its baseline when it ends.
    private static readonly TimeSpan LookAgain = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, (long Version, DateTimeOffset At)> tidy = new(StringComparer.Ordinal);

    public async Task LetGoAsync(AccountRecord account, TimeSpan lingering, CancellationToken cancellationToken)
    {
        if (account.Leaving.Count == 0)
        {
            await LookAsync(account);
            return;
        }

        // The baselines first: a region that comes back before all is done is scanned again.
        await scans.ForgetBaselinesAsync(await LostAsync(account));
        var left = new List<LeavingRegion>();
        foreach (var leaving in account.Leaving)
        {
            if (!await LetGoAsync(account, leaving.Region, cancellationToken) || leaving.Since >= time.GetUtcNow() - lingering)
            {
                left.Add(leaving);
            }
        }

        if (left.Count < account.Leaving.Count)
        {
            await store.SaveAsync(account with { Leaving = left });
        }
    }

    // Where there are baselines in a region that the account does not have, it had the region once.
    private async Task LookAsync(AccountRecord account)
    {
        var now = time.GetUtcNow();
        if (tidy.TryGetValue(account.AccountId, out var last) && last.Version == account.Version && last.At > now - LookAgain)
        {
            return;
        }

        var lost = await LostAsync(account);
        if (lost.Count == 0)
        {
            tidy[account.AccountId] = (account.Version, now);
            return;
        }

        string[] regions = [.. lost.Select(baseline => baseline.Region).Distinct().Except(account.Registration.Regions)];
        await store.ChangeAsync(
            account.AccountId, known => regions.Length > 0 && known?.Version == account.Version ? known with { Leaving = [.. regions.Select(region => new LeavingRegion(region, now))] } : null, now);
        await scans.ForgetBaselinesAsync([.. lost.Where(baseline => !regions.Contains(baseline.Region))]);
    }

    private async Task<IReadOnlyList<Baseline>> LostAsync(AccountRecord account)
    {
        var units = planner.UnitsOf(account.Registration);
        return [.. (await scans.BaselinesAsync(account.AccountId)).Where(baseline => !units.Contains((baseline.Service, baseline.Region)))];
    }

    private async Task<bool> LetGoAsync(AccountRecord account, string region, CancellationToken cancellationToken)
    {
        var none = true;
        foreach (var type in types.All.Where(type => !type.IsGlobal))
        {
            none &= await lettingGo.OfAsync(account, await inventory.ArnsAsync(account.AccountId, type.Name, region, cancellationToken), cancellationToken);
        }

        return none;
    }
}
