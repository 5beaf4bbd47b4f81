using Amazon.DynamoDBv2.Model;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>One partition of an index, in the order of its sort key.</summary>
/// <param name="Index">The index.</param>
/// <param name="Key">The partition's key.</param>
internal sealed record OrderedPartition(DynamoIndex Index, string Key)
{
    /// <summary>What the sort key must begin with; null for all.</summary>
    public string? Prefix { get; init; }

    /// <summary>Its items, read as they are taken.</summary>
    /// <param name="database">The database.</param>
    /// <param name="table">The table of the index.</param>
    /// <param name="after">Only those after this sort key; null for all.</param>
    /// <param name="pageSize">How many to read at a time.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    public IAsyncEnumerable<Item> ItemsAsync(
        DynamoDatabase database, DynamoTable table, string? after, int pageSize, CancellationToken cancellationToken)
    {
        var request = new QueryRequest
        {
            TableName = database.NameOf(table),
            IndexName = Index.Name,
            KeyConditionExpression = "#partition = :partition",
            ExpressionAttributeNames = new() { ["#partition"] = Index.PartitionKey },
            ExpressionAttributeValues = new() { [":partition"] = Attributes.Text(Key) },
            Limit = pageSize,
        };
        // A query takes one condition on the sort key: what a prefix begins with orders between itself and its last successor.
        if (Prefix is not null || after is not null)
        {
            var (from, to) = (string.CompareOrdinal(Prefix, after) > 0 ? Prefix! : after!, $"{Prefix}\uFFFF");
            if (string.CompareOrdinal(from, to) > 0)
            {
                return AsyncEnumerable.Empty<Item>();
            }

            request.KeyConditionExpression += " AND #sort BETWEEN :from AND :to";
            request.ExpressionAttributeNames["#sort"] = Index.SortKey;
            request.ExpressionAttributeValues[":from"] = Attributes.Text(from);
            request.ExpressionAttributeValues[":to"] = Attributes.Text(to);
        }

        return database.QueryAsync(request, cancellationToken).Where(item => after is null || string.CompareOrdinal(item[Index.SortKey].S, after) > 0);
    }
}
