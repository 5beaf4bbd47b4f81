using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Microsoft.Extensions.Options;
using Qrie.Aws;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>The calls to the tables. What DynamoDB leaves of a batch is sent again.</summary>
/// <param name="client">The client.</param>
/// <param name="options">The settings.</param>
/// <param name="time">The clock of the pauses.</param>
internal sealed class DynamoDatabase(IAmazonDynamoDB client, IOptions<DynamoDbOptions> options, TimeProvider time) : IStorageHealth
{
    // The limits of BatchWriteItem and BatchGetItem.
    private const int WrittenAtATime = 25;
    private const int GottenAtATime = 100;
    private const int Attempts = 10;
    private const int SideBySide = 8;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    public IAmazonDynamoDB Client => client;

    public DynamoDbOptions Options => options.Value;

    /// <summary>The client that the settings ask for, with the SDK's own chain of credentials.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="retries">How often a call is tried again.</param>
    /// <param name="health">Where it is noted whether DynamoDB answers, for the client of the inventory's tables; null for others.</param>
    public static IAmazonDynamoDB CreateClient(DynamoDbOptions options, int retries, ServiceHealth? health = null)
    {
        var config = new AmazonDynamoDBConfig
        {
            Timeout = TimeSpan.FromSeconds(10),
            RetryMode = RequestRetryMode.Standard,
            MaxErrorRetry = retries,
            ThrottleRetries = false,
        };
        if (options.Region is { Length: > 0 } region)
        {
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(region);
        }

        if (options.EndpointUrl is { Length: > 0 } url)
        {
            config.ServiceURL = url;
            config.AuthenticationRegion = options.Region ?? "us-east-1";
        }

        AWSCredentials credentials = config.ServiceURL is { } own && new Uri(own).IsLoopback ? new BasicAWSCredentials("local", "local") : new DefaultCredentials();
        return health is null ? new AmazonDynamoDBClient(credentials, config) : new TablesClient(credentials, config, health);
    }

    public string NameOf(DynamoTable table) => Options.TablePrefix + table.Name;

    /// <summary>An item as it is now, or null.</summary>
    public async Task<Item?> GetAsync(DynamoTable table, Item key, CancellationToken cancellationToken = default) =>
        (await client.GetItemAsync(NameOf(table), key, consistentRead: true, cancellationToken)).Item is { Count: > 0 } item ? item : null;

    /// <summary>Writes an item on a condition.</summary>
    /// <returns>False when the condition did not hold.</returns>
    public async Task<bool> TryPutAsync(DynamoTable table, Item item, string condition, Item? values = null)
    {
        try
        {
            await client.PutItemAsync(new PutItemRequest
            {
                TableName = NameOf(table), Item = item, ConditionExpression = condition, ExpressionAttributeValues = values,
            });
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    /// <summary>Changes an item on a condition.</summary>
    /// <returns>False when the condition did not hold.</returns>
    public async Task<bool> TryUpdateAsync(DynamoTable table, Item key, string update, string condition, Item? values = null)
    {
        try
        {
            await client.UpdateItemAsync(new UpdateItemRequest
            {
                TableName = NameOf(table), Key = key, UpdateExpression = update, ConditionExpression = condition, ExpressionAttributeValues = values,
            });
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    /// <summary>Removes an item on a condition; <paramref name="names"/> stand for attributes whose own names DynamoDB reserves.</summary>
    /// <returns>False when the condition did not hold.</returns>
    public async Task<bool> TryDeleteAsync(DynamoTable table, Item key, string condition, Item? values = null, Dictionary<string, string>? names = null)
    {
        try
        {
            await client.DeleteItemAsync(new DeleteItemRequest
            {
                TableName = NameOf(table), Key = key, ConditionExpression = condition, ExpressionAttributeValues = values, ExpressionAttributeNames = names,
            });
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    /// <summary>Writes items, in no order, each as a whole.</summary>
    public Task PutAsync(DynamoTable table, IEnumerable<Item> items) => WriteAsync(table, items.Select(item => new WriteRequest(new PutRequest(item))));

    /// <summary>Removes items, in no order.</summary>
    public Task DeleteAsync(DynamoTable table, IEnumerable<Item> keys) => WriteAsync(table, keys.Select(key => new WriteRequest(new DeleteRequest(key))));

    /// <summary>The items of some keys that are there, in no order.</summary>
    public async Task<List<Item>> GetAsync(DynamoTable table, IEnumerable<Item> keys, CancellationToken cancellationToken)
    {
        var name = NameOf(table);
        var items = new List<Item>();
        foreach (var chunk in keys.Chunk(GottenAtATime))
        {
            var wanted = new Dictionary<string, KeysAndAttributes> { [name] = new() { Keys = [.. chunk], ConsistentRead = true } };
            for (var attempt = 1; wanted is { Count: > 0 }; attempt++)
            {
                var response = await client.BatchGetItemAsync(new BatchGetItemRequest(wanted), cancellationToken);
                items.AddRange(response.Responses?.GetValueOrDefault(name) ?? []);
                wanted = response.UnprocessedKeys;
                await PauseAsync(wanted is { Count: > 0 }, attempt, cancellationToken);
            }
        }

        return items;
    }

    /// <summary>All answers to a query, page by page.</summary>
    public async IAsyncEnumerable<Item> QueryAsync(
        QueryRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        do
        {
            var response = await client.QueryAsync(request, cancellationToken);
            foreach (var item in response.Items ?? [])
            {
                yield return item;
            }

            request.ExclusiveStartKey = response.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
    }

    /// <summary>All items of a partition.</summary>
    public IAsyncEnumerable<Item> PartitionAsync(DynamoTable table, string key, CancellationToken cancellationToken = default) => QueryAsync(
        new QueryRequest
        {
            TableName = NameOf(table),
            KeyConditionExpression = "#key = :key",
            ExpressionAttributeNames = new() { ["#key"] = table.PartitionKey },
            ExpressionAttributeValues = new() { [":key"] = Attributes.Text(key) },
            ConsistentRead = true,
        },
        cancellationToken);

    /// <summary>All items of a table.</summary>
    public async IAsyncEnumerable<Item> ScanAsync(
        DynamoTable table, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = new ScanRequest(NameOf(table));
        do
        {
            var response = await client.ScanAsync(request, cancellationToken);
            foreach (var item in response.Items ?? [])
            {
                yield return item;
            }

            request.ExclusiveStartKey = response.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
    }

    /// <summary>The keys of a table's partitions. One item of each is read, so it is for tables of few partitions.</summary>
    public async Task<IReadOnlyList<string>> PartitionKeysAsync(DynamoTable table, CancellationToken cancellationToken = default)
    {
        // A scan may go on from a key that is not there, the last possible one of the partition.
        var partitions = new List<string>();
        var request = new ScanRequest(NameOf(table))
        {
            Limit = 1, ConsistentRead = true, ProjectionExpression = "#key", ExpressionAttributeNames = new() { ["#key"] = table.PartitionKey },
        };
        do
        {
            var response = await client.ScanAsync(request, cancellationToken);
            request.ExclusiveStartKey = response.LastEvaluatedKey;
            if (response.Items is [var item])
            {
                partitions.Add(item[table.PartitionKey].S);
                request.ExclusiveStartKey = new Item { [table.PartitionKey] = item[table.PartitionKey], [table.SortKey!] = Attributes.Text("\uFFFF") };
            }
        }
        while (request.ExclusiveStartKey is { Count: > 0 });

        return partitions;
    }

    public async Task CheckAsync(CancellationToken cancellationToken) =>
        await GetAsync(DynamoSchema.Grains, new Item { ["id"] = Attributes.Text("health"), ["name"] = Attributes.Text("health") }, cancellationToken);

    private Task WriteAsync(DynamoTable table, IEnumerable<WriteRequest> requests) => Parallel.ForEachAsync(
        requests.Chunk(WrittenAtATime),
        new ParallelOptions { MaxDegreeOfParallelism = SideBySide },
        async (chunk, cancellationToken) =>
        {
            var left = new Dictionary<string, List<WriteRequest>> { [NameOf(table)] = [.. chunk] };
            for (var attempt = 1; left is { Count: > 0 }; attempt++)
            {
                left = (await client.BatchWriteItemAsync(new BatchWriteItemRequest(left), cancellationToken)).UnprocessedItems;
                await PauseAsync(left is { Count: > 0 }, attempt, cancellationToken);
            }
        });

    private async Task PauseAsync(bool needed, int attempt, CancellationToken cancellationToken)
    {
        if (!needed)
        {
            return;
        }

        if (attempt == Attempts)
        {
            throw new ProvisionedThroughputExceededException($"DynamoDB left part of a batch undone in {Attempts} attempts.");
        }

        var pause = FirstPause * Math.Pow(2, attempt - 1);
        await Task.Delay((pause < LongestPause ? pause : LongestPause) * (0.5 + (Random.Shared.NextDouble() / 2)), time, cancellationToken);
    }
}
