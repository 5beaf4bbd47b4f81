using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>Makes the tables, and says which are missing.</summary>
internal static class DynamoTables
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>What does not exist of the tables: names of tables, and of indexes as <c>table/index</c>. One that is still being filled counts as missing.</summary>
    public static async Task<IReadOnlyList<string>> MissingAsync(IAmazonDynamoDB client, string prefix, CancellationToken cancellationToken)
    {
        var missing = new List<string>();
        foreach (var table in DynamoSchema.All)
        {
            var name = prefix + table.Name;
            if (await FindAsync(client, name, cancellationToken) is not { } found)
            {
                missing.Add(name);
                continue;
            }

            var there = (found.GlobalSecondaryIndexes ?? []).Where(index => index.IndexStatus != IndexStatus.CREATING).Select(index => index.IndexName);
            missing.AddRange(table.Indexes.Select(index => index.Name).Except(there).Select(index => $"{name}/{index}"));
        }

        return missing;
    }

    /// <summary>Makes the table if it does not exist, and waits until it can be used.</summary>
    /// <returns>True when it did not exist.</returns>
    /// <exception cref="TimeoutException">It could not be used within five minutes.</exception>
    public static async Task<bool> CreateAsync(
        IAmazonDynamoDB client, DynamoTable table, string prefix, TimeProvider time, CancellationToken cancellationToken)
    {
        var name = prefix + table.Name;
        var created = await StatusAsync(client, name, cancellationToken) is null;
        if (created)
        {
            await client.CreateTableAsync(table.Creation(prefix), cancellationToken);
        }

        for (var start = time.GetTimestamp(); await StatusAsync(client, name, cancellationToken) != TableStatus.ACTIVE;)
        {
            if (time.GetElapsedTime(start) > Limit)
            {
                throw new TimeoutException($"The DynamoDB table {name} did not become active within {Limit.TotalMinutes:0} minutes.");
            }

            await Task.Delay(Pause, time, cancellationToken);
        }

        return created;
    }

    /// <summary>Has items of the table expire.</summary>
    /// <returns>False when the endpoint knows no expiry, as local ones may not.</returns>
    public static async Task<bool> TryExpireAsync(IAmazonDynamoDB client, DynamoTable table, string prefix, CancellationToken cancellationToken)
    {
        try
        {
            var name = prefix + table.Name;
            var now = (await client.DescribeTimeToLiveAsync(name, cancellationToken)).TimeToLiveDescription?.TimeToLiveStatus;
            if (now != TimeToLiveStatus.ENABLED && now != TimeToLiveStatus.ENABLING)
            {
                await client.UpdateTimeToLiveAsync(
                    new UpdateTimeToLiveRequest
                    {
                        TableName = name,
                        TimeToLiveSpecification = new TimeToLiveSpecification { AttributeName = table.ExpiresAt, Enabled = true },
                    },
                    cancellationToken);
            }

            return true;
        }
        catch (AmazonDynamoDBException exception) when (exception.ErrorCode == "UnknownOperationException")
        {
            return false;
        }
    }

    private static async Task<TableStatus?> StatusAsync(IAmazonDynamoDB client, string name, CancellationToken cancellationToken) =>
        (await FindAsync(client, name, cancellationToken))?.TableStatus;

    private static async Task<TableDescription?> FindAsync(IAmazonDynamoDB client, string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.DescribeTableAsync(name, cancellationToken)).Table;
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
    }
}
