using System.Security.Cryptography;
using System.Text;
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

    private readonly Lazy<string> services = new(() => string.Join(',', types.All.Select(type => type.Service).Distinct().Order(StringComparer.Ordinal)));

    /// <inheritdoc/>
    public Task<int> StartAsync(Scan scan) => StartAsync(scan, Plan(scan));

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

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Baseline>> StandingAsync(string? account)
    {
        var taken = await store.BaselinesAsync(account);
        var known = taken.Select(baseline => (baseline.AccountId, baseline.Service, baseline.Region)).ToHashSet();
        return
        [
            .. taken,
            .. from unit in Plan(new Scan("", ScanKind.Inventory, account, null, null, "", default))
               where !known.Contains((unit.AccountId, unit.Service, unit.Region))
               select new Baseline(unit.AccountId, unit.Service, unit.Region, null, null, null, 0),
        ];
    }

    /// <summary>Starts a scan of some of the units that it could have.</summary>
    internal async Task<int> StartAsync(Scan scan, IReadOnlyList<ScanUnit> units)
    {
        if (units.Count > 0 && await store.CreateAsync(scan, units))
        {
            foreach (var unit in units.Take(WokenAtOnce))
            {
                await grains.GetGrain<IScanGrain>(unit.Key).ResumeAsync();
            }
        }

        return units.Count;
    }

    /// <summary>All units that a scan can have.</summary>
    internal IReadOnlyList<ScanUnit> Plan(Scan scan) =>
    [
        .. from account in accounts.All
           where scan.AccountId is null || account.AccountId == scan.AccountId
           from unit in UnitsOf(account)
           where scan.Service is null || unit.Service == scan.Service
           where scan.Region is null || unit.Region == scan.Region
           orderby account.AccountId, unit.Service, unit.Region
           select new ScanUnit { ScanId = scan.Id, Kind = scan.Kind, AccountId = account.AccountId, Service = unit.Service, Region = unit.Region },
    ];

    /// <summary>All places of an account that scans look at.</summary>
    internal IReadOnlySet<(string Service, string Region)> UnitsOf(AccountRegistration account) =>
        (from service in types.All.GroupBy(type => type.Service)
         from region in RegionsOf(service, account, Arns.HomeRegion(Arns.Partition(account.RoleArn)))
         select (service.Key, region)).ToHashSet();

    /// <summary>A name for all the places of an account: another role, service or region makes another one.</summary>
    internal string PlacesOf(AccountRegistration account) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', [account.RoleArn, services.Value, .. account.Regions.Order(StringComparer.Ordinal)])))[..16]);

    private static IEnumerable<string> RegionsOf(IEnumerable<IResourceType> types, AccountRegistration account, string home) =>
        (types.Any(type => type.IsGlobal) ? [home] : Enumerable.Empty<string>())
        .Union(types.Any(type => !type.IsGlobal) ? account.Regions : []);
}
