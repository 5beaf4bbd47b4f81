using Amazon.DynamoDBv2;
using Orleans.Clustering.DynamoDB;
using Qrie.Orleans.Aws.Tests.Servers;

namespace Qrie.Orleans.Aws.Tests.Clustering;

/// <summary>A table for one test.</summary>
internal sealed class TemporaryTable : IAsyncDisposable
{
    private TemporaryTable(AmazonDynamoDBClient client) => Client = client;

    public string Name { get; } = $"silos-{Guid.NewGuid():N}";

    public AmazonDynamoDBClient Client { get; }

    public static async Task<TemporaryTable> CreateAsync(DynamoDBServer server)
    {
        var table = new TemporaryTable(server.Client());
        await DynamoDBClusteringTable.CreateIfNotExistsAsync(table.Client, table.Name, TimeProvider.System, TestContext.Current.CancellationToken);
        return table;
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DeleteTableAsync(Name, CancellationToken.None);
        Client.Dispose();
    }
}
