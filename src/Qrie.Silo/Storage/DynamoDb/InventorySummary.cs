namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>
/// Figures over the whole inventory, from the index that holds a summary of each resource: about 0.3 KB each, a hundred thousand
/// resources in 30 MB. Several who ask at a time, and within some seconds, get the same.
/// </summary>
internal sealed class InventorySummary(DynamoDatabase database, TimeProvider time)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(15);

    private readonly Lock sync = new();
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

    private async Task<SummaryFigures> CountAsync()
    {
        var index = DynamoSchema.Resources.Indexes.Single(index => index.Name == "by-shard");
        var shards = await Task.WhenAll(ResourceItem.AllShards.Select(async shard => await new OrderedPartition(index, shard)
            .ItemsAsync(database, DynamoSchema.Resources, null, 1000, CancellationToken.None).ToListAsync()));
        return SummaryFigures.Of([.. shards.SelectMany(items => items)]);
    }
}
