using System.Globalization;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using Qrie.TestServers;

namespace Qrie.Silo.Tests.Cluster;

/// <summary>A queue of fauxqs, in a process of its own.</summary>
internal sealed class FauxqsQueue : IAsyncDisposable
{
    private readonly NodeServer server;
    private readonly AmazonSQSClient client;

    private FauxqsQueue(NodeServer server, AmazonSQSClient client, string url) => (this.server, this.client, Url) = (server, client, url);

    /// <summary>The endpoint.</summary>
    public string Endpoint => server.Url;

    /// <summary>The queue.</summary>
    public string Url { get; }

    public static async Task<FauxqsQueue> StartAsync()
    {
        var server = await NodeServer.StartAsync("fauxqs");
        Assert.SkipUnless(server.Missing is null, server.Missing ?? "");
        var client = new AmazonSQSClient(
            new BasicAWSCredentials("AKIAQRIE", "simulated"), new AmazonSQSConfig { ServiceURL = server.Url, AuthenticationRegion = "us-east-1" });
        var name = (await client.CreateQueueAsync("events")).QueueUrl;
        return new FauxqsQueue(server, client, $"{server.Url}{new Uri(name).AbsolutePath}");
    }

    public Task SendAsync(IEnumerable<string> bodies, CancellationToken cancellationToken) => client.SendMessageBatchAsync(
        Url, [.. bodies.Select((body, i) => new SendMessageBatchRequestEntry(i.ToString(CultureInfo.InvariantCulture), body))], cancellationToken);

    /// <summary>The messages that are in the queue, and those that were taken and not deleted yet.</summary>
    public async Task<(int Visible, int InFlight)> DepthAsync(CancellationToken cancellationToken)
    {
        var attributes = await client.GetQueueAttributesAsync(
            Url, ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"], cancellationToken);
        return (attributes.ApproximateNumberOfMessages, attributes.ApproximateNumberOfMessagesNotVisible);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }
}
