using Amazon.SQS;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Streaming.Sqs;

internal sealed class SqsAdapter(
    string name,
    SqsOptions options,
    IAmazonSQS client,
    ISqsDataAdapter dataAdapter,
    Func<QueueId, DeliveryOutcomes> outcomes,
    TimeProvider time,
    ILoggerFactory loggerFactory) : IQueueAdapter
{
    public string Name => name;

    public bool IsRewindable => false;

    public StreamProviderDirection Direction => StreamProviderDirection.ReadOnly;

    public IQueueAdapterReceiver CreateReceiver(QueueId queueId) =>
        new SqsAdapterReceiver(
            options,
            new SqsQueue(options, client, time, loggerFactory.CreateLogger<SqsQueue>()),
            dataAdapter,
            outcomes(queueId),
            time,
            loggerFactory.CreateLogger<SqsAdapterReceiver>());

    public Task QueueMessageBatchAsync<T>(
        StreamId streamId, IEnumerable<T> events, StreamSequenceToken? token, Dictionary<string, object>? requestContext) =>
        throw new NotSupportedException($"The stream provider {name} reads messages that others write; it writes none.");
}
