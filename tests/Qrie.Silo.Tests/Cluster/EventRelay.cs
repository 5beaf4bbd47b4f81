using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Cluster;

/// <summary>
/// Takes the simulated organization's events and brings them into a queue, each some time after its change, as CloudTrail and
/// EventBridge do. Notes when each arrived.
/// </summary>
internal sealed class EventRelay : IAsyncDisposable
{
    private const int AtOnce = 10;

    private readonly SimulatorHost simulator;
    private readonly FauxqsQueue queue;
    private readonly TimeSpan lateBy;
    private readonly AmazonSQSClient source;
    private readonly Channel<(string Body, DateTimeOffset Due)> held = Channel.CreateUnbounded<(string, DateTimeOffset)>();
    private readonly ConcurrentQueue<ArrivedEvent> arrived = new();
    private readonly CancellationTokenSource stopped = new();
    private readonly Task work;

    public EventRelay(SimulatorHost simulator, FauxqsQueue queue, TimeSpan lateBy)
    {
        (this.simulator, this.queue, this.lateBy) = (simulator, queue, lateBy);
        source = new AmazonSQSClient(
            new BasicAWSCredentials("AKIAQRIE", "simulated"), new AmazonSQSConfig { ServiceURL = simulator.Url, AuthenticationRegion = "us-east-1" });
        work = Task.WhenAll(Task.Run(TakeAsync), Task.Run(BringAsync));
    }

    /// <summary>The events that have arrived, in that order.</summary>
    public IReadOnlyCollection<ArrivedEvent> Arrived => arrived;

    public async ValueTask DisposeAsync()
    {
        await stopped.CancelAsync();
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        source.Dispose();
        stopped.Dispose();
    }

    private async Task TakeAsync()
    {
        var request = new ReceiveMessageRequest { QueueUrl = simulator.QueueUrl, MaxNumberOfMessages = AtOnce, WaitTimeSeconds = 5 };
        while (!stopped.IsCancellationRequested)
        {
            if ((await source.ReceiveMessageAsync(request, stopped.Token)).Messages is not { Count: > 0 } messages)
            {
                continue;
            }

            foreach (var message in messages)
            {
                held.Writer.TryWrite((message.Body, DateTimeOffset.UtcNow + lateBy));
            }

            await source.DeleteMessageBatchAsync(
                simulator.QueueUrl, [.. messages.Select(message => new DeleteMessageBatchRequestEntry(message.MessageId, message.ReceiptHandle))], stopped.Token);
        }
    }

    private async Task BringAsync()
    {
        while (await held.Reader.WaitToReadAsync(stopped.Token))
        {
            var due = new List<string>();
            while (due.Count < AtOnce && held.Reader.TryPeek(out var next) && next.Due <= DateTimeOffset.UtcNow && held.Reader.TryRead(out next))
            {
                due.Add(next.Body);
            }

            if (due.Count == 0)
            {
                await Task.Delay(20, stopped.Token);
                continue;
            }

            await queue.SendAsync(due, stopped.Token);
            foreach (var body in due)
            {
                arrived.Enqueue(Read(body));
            }
        }
    }

    private static ArrivedEvent Read(string body)
    {
        using var envelope = JsonDocument.Parse(body);
        var detail = envelope.RootElement.GetProperty("detail");
        return new ArrivedEvent(
            detail.GetProperty("requestParameters").GetProperty("bucketName").GetString()!, detail.GetProperty("eventTime").GetDateTimeOffset(), DateTimeOffset.UtcNow,
            detail.GetProperty("eventName").GetString() == "DeleteBucket");
    }
}
