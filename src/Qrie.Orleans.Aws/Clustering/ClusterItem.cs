using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Orleans.Runtime;

namespace Orleans.Clustering.DynamoDB;

/// <summary>Reads one cluster's item: its version and silos in one consistent answer.</summary>
/// <param name="client">The client.</param>
/// <param name="tableName">The table.</param>
/// <param name="clusterId">The cluster.</param>
internal sealed class ClusterItem(IAmazonDynamoDB client, string tableName, string clusterId)
{
    public const string Version = "Version";
    public const string Etag = "Etag";
    public const string Silos = "Silos";
    public const string Heartbeats = "Heartbeats";

    /// <summary>The etag of the version that a cluster has before its first silo.</summary>
    public const string NoEtag = "";

    public IAmazonDynamoDB Client => client;

    public string TableName => tableName;

    public Dictionary<string, AttributeValue> Key => KeyOf(clusterId);

    public static Dictionary<string, AttributeValue> KeyOf(string clusterId) =>
        new() { [DynamoDBClusteringTable.PartitionKey] = new AttributeValue { S = clusterId } };

    /// <summary>Reads to see whether the table is there and has the right key.</summary>
    /// <returns>False when there is no such table.</returns>
    /// <exception cref="OrleansConfigurationException">The table has another key.</exception>
    public async Task<bool> IsThereAsync(CancellationToken cancellationToken)
    {
        try
        {
            await client.GetItemAsync(
                new GetItemRequest { TableName = tableName, Key = Key, ProjectionExpression = DynamoDBClusteringTable.PartitionKey }, cancellationToken);
            return true;
        }
        catch (ResourceNotFoundException)
        {
            return false;
        }
        catch (AmazonDynamoDBException exception) when (exception.ErrorCode == "ValidationException")
        {
            throw new OrleansConfigurationException(
                $"DynamoDB clustering: the table {tableName} is another one: its only key must be {DynamoDBClusteringTable.PartitionKey}, a string. Set {nameof(DynamoDBClientOptions.TableName)} to another name.",
                exception);
        }
    }

    /// <exception cref="OrleansConfigurationException">Always; the message says what is missing and how to get it.</exception>
    public OrleansConfigurationException Missing(string advice) => new(
        $"DynamoDB clustering: the table {tableName} does not exist in {client.Config.ServiceURL ?? client.Config.RegionEndpoint?.SystemName ?? "the configured region"}. Make it with the deployment, its only key being {DynamoDBClusteringTable.PartitionKey}, a string{advice}.");

    public Task<MembershipTableData> ReadAllAsync(CancellationToken cancellationToken) => ReadAsync(new GetItemRequest(), cancellationToken);

    public Task<MembershipTableData> ReadRowAsync(SiloAddress silo, CancellationToken cancellationToken) => ReadAsync(
        new GetItemRequest
        {
            ProjectionExpression = "#version, #etag, #silos.#silo, #heartbeats.#silo",
            ExpressionAttributeNames = new()
            {
                ["#version"] = Version, ["#etag"] = Etag, ["#silos"] = Silos, ["#heartbeats"] = Heartbeats, ["#silo"] = SiloRow.KeyOf(silo),
            },
        },
        cancellationToken);

    private async Task<MembershipTableData> ReadAsync(GetItemRequest request, CancellationToken cancellationToken)
    {
        request.TableName = tableName;
        request.Key = Key;
        request.ConsistentRead = true;
        var item = (await client.GetItemAsync(request, cancellationToken)).Item;
        if (item is not { Count: > 0 })
        {
            return new MembershipTableData(new TableVersion(0, NoEtag));
        }

        var heartbeats = item.GetValueOrDefault(Heartbeats)?.M ?? [];
        var rows = item.GetValueOrDefault(Silos)?.M ?? [];
        return new MembershipTableData(
            [.. rows.Select(row => SiloRow.Read(row.Key, row.Value, heartbeats.GetValueOrDefault(row.Key)))],
            new TableVersion(int.Parse(item[Version].N, CultureInfo.InvariantCulture), item[Etag].S));
    }
}
