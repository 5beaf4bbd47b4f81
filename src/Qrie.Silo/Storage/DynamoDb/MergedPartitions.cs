using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>Several partitions of one index, merged in the order of their sort keys.</summary>
internal static class MergedPartitions
{
    /// <summary>The items after a place in the order, read as they are taken.</summary>
    public static async IAsyncEnumerable<Item> ItemsAsync(
        DynamoDatabase database, DynamoTable table, IReadOnlyCollection<OrderedPartition> partitions, string? after, int pageSize,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var readers = partitions
            .Select(partition => (partition.Index.SortKey, Items: partition.ItemsAsync(database, table, after, pageSize, cancellationToken).GetAsyncEnumerator(cancellationToken)))
            .ToArray();
        try
        {
            var heads = new PriorityQueue<(string SortKey, IAsyncEnumerator<Item> Items), string>(StringComparer.Ordinal);
            var began = await Task.WhenAll(readers.Select(async reader => await reader.Items.MoveNextAsync()));
            foreach (var (reader, any) in readers.Zip(began))
            {
                if (any)
                {
                    heads.Enqueue(reader, reader.Items.Current[reader.SortKey].S);
                }
            }

            while (heads.TryDequeue(out var next, out _))
            {
                yield return next.Items.Current;
                if (await next.Items.MoveNextAsync())
                {
                    heads.Enqueue(next, next.Items.Current[next.SortKey].S);
                }
            }
        }
        finally
        {
            foreach (var (_, items) in readers)
            {
                await items.DisposeAsync();
            }
        }
    }
}
