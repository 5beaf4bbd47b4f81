using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Orleans.Clustering.DynamoDB;

/// <summary>The table of the clusters: one item for each, under the partition key <c>ClusterId</c>.</summary>
public static class DynamoDBClusteringTable
{
    /// <summary>The name of the partition key, a string.</summary>
    public const string PartitionKey = "ClusterId";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Makes the table, billed on demand, unless it exists, and waits until it can be used.</summary>
    /// <param name="client">The client.</param>
    /// <param name="tableName">The table's name.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>True when it did not exist.</returns>
    /// <exception cref="TimeoutException">The table could not be used within two minutes.</exception>
    public static async Task<bool> CreateIfNotExistsAsync(
        IAmazonDynamoDB client, string tableName, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(time);
        var created = await TryCreateAsync(client, tableName, cancellationToken);
        for (var start = time.GetTimestamp(); !await IsActiveAsync(client, tableName, cancellationToken);)
        {
            if (time.GetElapsedTime(start) > Limit)
            {
                throw new TimeoutException($"The DynamoDB table {tableName} did not become active within {Limit.TotalMinutes:0} minutes.");
            }

            await Task.Delay(Pause, time, cancellationToken);
        }

        return created;
    }

    private static async Task<bool> TryCreateAsync(IAmazonDynamoDB client, string tableName, CancellationToken cancellationToken)
    {
        try
        {
            await client.CreateTableAsync(
                new CreateTableRequest
                {
                    TableName = tableName,
                    BillingMode = BillingMode.PAY_PER_REQUEST,
                    AttributeDefinitions = [new AttributeDefinition(PartitionKey, ScalarAttributeType.S)],
                    KeySchema = [new KeySchemaElement(PartitionKey, KeyType.HASH)],
                },
                cancellationToken);
            return true;
        }
        catch (ResourceInUseException)
        {
            return false;
        }
    }

    private static async Task<bool> IsActiveAsync(IAmazonDynamoDB client, string tableName, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.DescribeTableAsync(tableName, cancellationToken)).Table.TableStatus == TableStatus.ACTIVE;
        }
        catch (ResourceNotFoundException)
        {
            // Describing is eventually consistent with creating.
            return false;
        }
    }
}
