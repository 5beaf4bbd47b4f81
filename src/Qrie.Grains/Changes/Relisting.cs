using Orleans;
using Qrie.Aws;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Telemetry;

namespace Qrie.Changes;

/// <summary>
/// Lists a type again where a record changed some resource of it without naming which: snapshots go to their resources, and what
/// is only named, or absent, is to be described.
/// </summary>
/// <param name="inventory">What is known.</param>
/// <param name="aws">Clients of the accounts.</param>
/// <param name="grains">Reaches the resources.</param>
/// <param name="time">The clock.</param>
public sealed class Relisting(IInventoryQueries inventory, AwsClientFactory aws, IGrainFactory grains, TimeProvider time)
{
    private const int SideBySide = 16;

    /// <summary>Lists.</summary>
    /// <param name="row">What asked for it; all events are of one account, region and type.</param>
    /// <param name="type">The type.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>Changes of the resources that are to be described.</returns>
    public async Task<IReadOnlyList<ResourceChange>> ListAsync(PendingChange row, IResourceType type, CancellationToken cancellationToken)
    {
        var (newest, began) = (row.Newest, time.GetUtcNow());
        QrieMetrics.Relisted.Add(1, new KeyValuePair<string, object?>("type", type.Name));
        var listed = new HashSet<string>(StringComparer.Ordinal);
        var unread = new List<string>();
        await Parallel.ForEachAsync(
            type.ListAsync(new ListingScope(newest.Partition, newest.AccountId, newest.Region), aws.For(newest.AccountId), cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
            async (one, _) =>
            {
                var handed = one.Snapshot is { Transient: false } snapshot
                    && await grains.GetGrain<IResourceGrain>(one.Arn).ObserveAsync(snapshot.Observe(type, newest.AccountId, began, newest.Cause)) != ObserveOutcome.Stale;
                lock (listed)
                {
                    listed.Add(one.Arn);
                    if (!handed)
                    {
                        unread.Add(one.Arn);
                    }
                }
            });

        // The listing is complete: what it lacks is confirmed by a describe.
        var known = await inventory.ArnsAsync(newest.AccountId, type.Name, type.IsGlobal ? null : newest.Region, cancellationToken);
        return [.. unread.Concat(known.Where(arn => !listed.Contains(arn))).SelectMany(arn =>
            row.Events.Select(change => change with { Arn = arn, Kind = ChangeKind.Changed }))];
    }
}
