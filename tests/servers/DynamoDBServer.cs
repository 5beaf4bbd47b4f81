using Amazon.DynamoDBv2;
using Amazon.Runtime;

namespace Qrie.TestServers;

/// <summary>DynamoDB: the endpoint that QRIE_TEST_DYNAMODB_URL names, otherwise dynalite.</summary>
public sealed class DynamoDBServer : IAsyncLifetime
{
    private NodeServer? server;

    /// <summary>The endpoint.</summary>
    public string Url { get; private set; } = "";

    /// <summary>What is missing here and how to get it; null when the server runs.</summary>
    public string? Missing => server?.Missing;

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("QRIE_TEST_DYNAMODB_URL") is { Length: > 0 } url)
        {
            Url = url;
        }
        else
        {
            server = await NodeServer.StartAsync("dynalite");
            Url = server.Url;
        }
    }

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    public AmazonDynamoDBClient Client() => new(
        new BasicAWSCredentials("AKIAQRIE", "simulated"), new AmazonDynamoDBConfig { ServiceURL = Url, AuthenticationRegion = "us-east-1" });
}
