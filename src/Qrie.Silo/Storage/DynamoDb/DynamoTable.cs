using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>A table: its keys, and what else it can be searched by.</summary>
/// <param name="Name">The name without the prefix.</param>
/// <param name="PartitionKey">The partition key, a string.</param>
/// <param name="SortKey">The sort key, a string; null when there is none.</param>
internal sealed record DynamoTable(string Name, string PartitionKey, string? SortKey = null)
{
    /// <summary>Its indexes.</summary>
    public IReadOnlyList<DynamoIndex> Indexes { get; init; } = [];

    /// <summary>The attribute with the second, since 1970, after which an item may go; null when items stay.</summary>
    public string? ExpiresAt { get; init; }

    /// <summary>What makes it, billed on demand.</summary>
    /// <param name="prefix">What the name begins with.</param>
    public CreateTableRequest Creation(string prefix)
    {
        var keys = new[] { PartitionKey, SortKey }.Concat(Indexes.SelectMany(index => new[] { index.PartitionKey, index.SortKey }));
        return new CreateTableRequest
        {
            TableName = prefix + Name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = [.. keys.OfType<string>().Distinct().Select(key => new AttributeDefinition(key, ScalarAttributeType.S))],
            KeySchema = Keys(PartitionKey, SortKey),
            GlobalSecondaryIndexes = Indexes.Count == 0 ? null : [.. Indexes.Select(index => new GlobalSecondaryIndex
            {
                IndexName = index.Name,
                KeySchema = Keys(index.PartitionKey, index.SortKey),
                Projection = index.Included is null
                    ? new Projection { ProjectionType = ProjectionType.ALL }
                    : index.Included.Count == 0
                        ? new Projection { ProjectionType = ProjectionType.KEYS_ONLY }
                        : new Projection { ProjectionType = ProjectionType.INCLUDE, NonKeyAttributes = [.. index.Included] },
            })],
        };
    }

    private static List<KeySchemaElement> Keys(string partition, string? sort)
    {
        var keys = new List<KeySchemaElement> { new(partition, KeyType.HASH) };
        if (sort is not null)
        {
            keys.Add(new KeySchemaElement(sort, KeyType.RANGE));
        }

        return keys;
    }
}
