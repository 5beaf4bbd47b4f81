using Qrie.Inventory;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>
/// Figures over the whole inventory, from the index that holds a summary of each resource: about 0.3 KB each, a hundred thousand
/// resources in 30 MB. Several who ask at a time, and within some seconds, get the same.
/// </summary>
internal sealed class InventorySummary(DynamoDatabase database, TimeProvider time)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(15);

    private const int MostKept = 16;
    private const int PageSize = 1000;

    private readonly Lock sync = new();
    private readonly Dictionary<string, (DateTimeOffset At, Task<IReadOnlyList<FindingTally>> Tallies)> tallies = new(StringComparer.Ordinal);
    private (DateTimeOffset At, Task<SummaryFigures> Figures)? last;

    /// <summary>The figures.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<SummaryFigures> FiguresAsync(CancellationToken cancellationToken)
    {
        lock (sync)
        {
            var now = time.GetUtcNow();
            if (last is not { } kept || now - kept.At > KeptFor || kept.Figures.IsFaulted)
            {
                last = kept = (now, Task.Run(CountAsync, CancellationToken.None));
            }

            return kept.Figures.WaitAsync(cancellationToken);
        }
    }

    /// <summary>The findings that match, by resource, in no order. The summaries that may match are read, at most every some seconds.</summary>
    /// <param name="filter">Which; what the summaries do not tell is not looked at.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<IReadOnlyList<FindingTally>> TallyResourcesAsync(FindingFilter filter, CancellationToken cancellationToken)
    {
        var key = $"{filter with { Accounts = null }} {(filter.Accounts is null ? null : string.Join(',', filter.Accounts.Order(StringComparer.Ordinal)))}";
        lock (sync)
        {
            var now = time.GetUtcNow();
            foreach (var old in tallies.Where(kept => now - kept.Value.At > KeptFor || kept.Value.Tallies.IsFaulted).Select(kept => kept.Key).ToArray())
            {
                tallies.Remove(old);
            }

            if (tallies.TryGetValue(key, out var known))
            {
                return known.Tallies.WaitAsync(cancellationToken);
            }

            if (tallies.Count >= MostKept)
            {
                tallies.Remove(tallies.MinBy(kept => kept.Value.At).Key);
            }

            var task = Task.Run(() => TallyAsync(filter), CancellationToken.None);
            tallies[key] = (now, task);
            return task.WaitAsync(cancellationToken);
        }
    }

    private async Task<IReadOnlyList<FindingTally>> TallyAsync(FindingFilter filter)
    {
        var place = new ResourceFilter { Account = filter.Account, Accounts = filter.Accounts, Type = filter.Type, Service = filter.Service, Region = filter.Region };
        return await MergedPartitions.ItemsAsync(database, DynamoSchema.Resources, FilterPlan.PartitionsOf(place).Partitions, null, PageSize, CancellationToken.None)
            .Where(item => FilterPlan.Matches(item, place))
            .Select(item => Tallying.Of(item, filter))
            .OfType<FindingTally>()
            .ToListAsync();
    }

    private async Task<SummaryFigures> CountAsync()
    {
        var index = DynamoSchema.Resources.Indexes.Single(index => index.Name == "by-shard");
        var shards = await Task.WhenAll(ResourceItem.AllShards.Select(async shard => await new OrderedPartition(index, shard)
            .ItemsAsync(database, DynamoSchema.Resources, null, PageSize, CancellationToken.None).ToListAsync()));
        return SummaryFigures.Of([.. shards.SelectMany(items => items)]);
    }
}
