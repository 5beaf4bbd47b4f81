using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Streams;
using Orleans.TestingHost;
using Qrie.Orleans.Aws.Tests.Servers;

namespace Qrie.Orleans.Aws.Tests.Streaming.Cluster;

/// <summary>Silos in this process that consume one queue of a server.</summary>
internal sealed class SqsCluster : IAsyncDisposable
{
    private readonly InProcessTestCluster cluster;
    private int visibilityChanges;

    private SqsCluster(SqsServer server, string queueUrl, int silos, Action<SqsOptions>? configure)
    {
        Sqs = server.Client();
        QueueUrl = queueUrl;
        var builder = new InProcessTestClusterBuilder((short)silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(Ledger);
            silo.ConfigureLogging(logging => logging.ClearProviders());
            silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(20));
            silo.Configure<ClusterMembershipOptions>(options =>
            {
                options.ProbeTimeout = TimeSpan.FromMilliseconds(500);
                options.NumMissedProbesLimit = 2;
                options.NumVotesForDeathDeclaration = 1;
            });
            silo.AddSqsStreams("sqs", streams =>
            {
                streams.UseDataAdapter((_, _) => new TextAdapter());
                streams.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly);
                streams.ConfigurePullingAgent(agent => agent.Configure(options =>
                {
                    options.GetQueueMsgsTimerPeriod = TimeSpan.FromMilliseconds(20);
                    options.MaxEventDeliveryTime = TimeSpan.FromMilliseconds(500);
                }));
                streams.ConfigureSqs(sqs => sqs.Configure(options =>
                {
                    options.QueueUrl = queueUrl;
                    options.ClientFactory = _ => Counted(server.Client());
                    options.RetryDelay = TimeSpan.FromSeconds(1);
                    configure?.Invoke(options);
                }));
            });
        });
        cluster = builder.Build();
    }

    public Ledger Ledger { get; } = new();

    public AmazonSQSClient Sqs { get; }

    public string QueueUrl { get; }

    /// <summary>How often the silos have changed the visibility of messages.</summary>
    public int VisibilityChanges => Volatile.Read(ref visibilityChanges);

    public static async Task<SqsCluster> StartAsync(
        SqsServer server, int silos = 1, Action<SqsOptions>? configure = null, Dictionary<string, string>? queue = null, Action<Ledger>? prepare = null)
    {
        using var sqs = server.Client();
        var created = await sqs.CreateQueueAsync(
            new CreateQueueRequest { QueueName = $"texts-{Guid.NewGuid():N}", Attributes = queue }, TestContext.Current.CancellationToken);
        var cluster = new SqsCluster(server, created.QueueUrl, silos, configure);
        prepare?.Invoke(cluster.Ledger);
        await cluster.cluster.DeployAsync();
        return cluster;
    }

    public async Task SendAsync(IEnumerable<string> bodies)
    {
        foreach (var chunk in bodies.Chunk(10))
        {
            var sent = await Sqs.SendMessageBatchAsync(
                QueueUrl, [.. chunk.Select((body, i) => new SendMessageBatchRequestEntry($"{i}", body))], TestContext.Current.CancellationToken);
            (sent.Failed ?? []).Should().BeEmpty();
        }
    }

    /// <summary>The messages that can be received now, and those that somebody has received and not deleted.</summary>
    public async Task<(int Visible, int Hidden)> CountAsync()
    {
        var attributes = await Sqs.GetQueueAttributesAsync(
            QueueUrl, ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"], TestContext.Current.CancellationToken);
        return (attributes.ApproximateNumberOfMessages, attributes.ApproximateNumberOfMessagesNotVisible);
    }

    public Task EmptyAsync() => Eventually.TrueAsync(async () => await CountAsync() == (0, 0), "the queue to be empty");

    public Task DoneAsync(IEnumerable<string> texts) =>
        Eventually.TrueAsync(() => texts.All(Ledger.Done.ContainsKey), "all messages to be consumed");

    public Task KillOneSiloAsync() => cluster.KillSiloAsync(cluster.Silos[^1]);

    public Task StopAsync() => cluster.StopAllSilosAsync();

    public async ValueTask DisposeAsync()
    {
        await cluster.DisposeAsync();
        Sqs.Dispose();
    }

    private AmazonSQSClient Counted(AmazonSQSClient client)
    {
        client.BeforeRequestEvent += (_, request) =>
        {
            if (request is WebServiceRequestEventArgs { Request: ChangeMessageVisibilityBatchRequest })
            {
                Interlocked.Increment(ref visibilityChanges);
            }
        };
        return client;
    }
}
