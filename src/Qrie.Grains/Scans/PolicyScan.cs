using Microsoft.Extensions.Options;
using Orleans;
using Qrie.Aws;
using Qrie.Inventory;
using Qrie.Resources;

namespace Qrie.Scans;

/// <summary>Judges the stored inventory of one account, service and region again. No AWS calls.</summary>
/// <param name="types">The types of resources.</param>
/// <param name="inventory">What is known.</param>
/// <param name="grains">Reaches the resources.</param>
/// <param name="options">How much at a time.</param>
public sealed class PolicyScan(ResourceTypes types, IInventoryQueries inventory, IGrainFactory grains, IOptions<ScanOptions> options)
{
    internal async Task RunAsync(ScanProgress progress, string partition, CancellationToken cancellationToken)
    {
        var unit = progress.Unit;
        var arns = new List<string>();
        foreach (var type in types.All.Where(type => type.Service == unit.Service && (!type.IsGlobal || unit.Region == Arns.HomeRegion(partition))))
        {
            arns.AddRange(await inventory.ArnsAsync(unit.AccountId, type.Name, type.IsGlobal ? null : unit.Region, cancellationToken));
        }

        progress.Update(now => now with { Listed = arns.Count, Total = arns.Count, Described = 0 });
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Value.Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(arns, parallel, async (arn, _) =>
        {
            await grains.GetGrain<IResourceGrain>(arn).ReevaluateAsync();
            progress.Looked(arn);
        });
    }
}
