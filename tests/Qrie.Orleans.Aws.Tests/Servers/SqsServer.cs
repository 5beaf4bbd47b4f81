using Amazon.Runtime;
using Amazon.SQS;

namespace Qrie.Orleans.Aws.Tests.Servers;

/// <summary>An implementation of SQS on loopback.</summary>
public abstract class SqsServer : IAsyncLifetime
{
    /// <summary>The endpoint.</summary>
    public string Url { get; protected set; } = "";

    /// <summary>What is missing here and how to get it; null when the server runs.</summary>
    public string? Missing { get; protected set; }

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>A client with the only credentials that the simulator takes; fauxqs takes any.</summary>
    public AmazonSQSClient Client() => new(
        new BasicAWSCredentials("AKIAQRIE", "simulated"), new AmazonSQSConfig { ServiceURL = Url, AuthenticationRegion = "us-east-1" });
}
