using Orleans;
using Qrie.Accounts;
using Qrie.Aws;

namespace Qrie.Scans;

/// <summary>Starts scans: splits them into units and wakes who does them.</summary>
/// <param name="store">Where scans are kept.</param>
/// <param name="accounts">The onboarded accounts.</param>
/// <param name="types">The types of resources.</param>
/// <param name="grains">Reaches the scan grains.</param>
/// <param name="time">The clock.</param>
public sealed class ScanPlanner(IScanStore store, IAccountDirectory accounts, ResourceTypes types, IGrainFactory grains, TimeProvider time) : IScanControl
{
    // Of a large scan the sweep wakes the rest.
    private const int WokenAtOnce = 64;

    /// <inheritdoc/>
    public async Task<int> StartAsync(Scan scan)
    {
        var units = Plan(scan);
        if (units.Count > 0 && await store.CreateAsync(scan, units))
        {
            foreach (var unit in units.Take(WokenAtOnce))
            {
                await grains.GetGrain<IScanGrain>(unit.Key).ResumeAsync();
            }
        }

        return units.Count;
    }

    /// <inheritdoc/>
    public async Task<bool> CancelAsync(string scanId)
    {
        var running = (await store.UnitsAsync([scanId])).Where(unit => !unit.IsFinished).ToArray();
        if (!await store.CancelAsync(scanId, time.GetUtcNow()))
        {
            return false;
        }

        foreach (var unit in running.Where(unit => unit.State == ScanState.Running))
        {
            await grains.GetGrain<IScanGrain>(unit.Key).CancelAsync(scanId);
        }

        return true;
    }

    private IReadOnlyList<ScanUnit> Plan(Scan scan) =>
    [
        .. from account in accounts.All
           where scan.AccountId is null || account.AccountId == scan.AccountId
           let home = Arns.HomeRegion(Arns.Partition(account.RoleArn))
           from service in types.All.GroupBy(type => type.Service)
           where scan.Service is null || service.Key == scan.Service
           from region in RegionsOf(service, account, home)
           where scan.Region is null || region == scan.Region
           orderby account.AccountId, service.Key, region
           select new ScanUnit { ScanId = scan.Id, Kind = scan.Kind, AccountId = account.AccountId, Service = service.Key, Region = region },
    ];

    private static IEnumerable<string> RegionsOf(IEnumerable<IResourceType> types, AccountRegistration account, string home) =>
        (types.Any(type => type.IsGlobal) ? [home] : Enumerable.Empty<string>())
        .Union(types.Any(type => !type.IsGlobal) ? account.Regions : []);
}
