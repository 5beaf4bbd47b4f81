using System.Collections.Concurrent;
using Amazon.SQS;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Providers.Streams.Common;
using Orleans.Streams;

namespace Orleans.Streaming.Sqs;

/// <summary>Several receivers over one SQS queue, each a queue to Orleans.</summary>
internal sealed class SqsAdapterFactory(
    string name, SqsOptions options, IAmazonSQS client, ISqsDataAdapter dataAdapter, TimeProvider time, ILoggerFactory loggerFactory)
    : IQueueAdapterFactory, IQueueAdapterCache
{
    private readonly HashRingBasedStreamQueueMapper mapper = new(new HashRingStreamQueueMapperOptions { TotalQueueCount = options.Receivers }, name);
    private readonly ConcurrentDictionary<QueueId, DeliveryOutcomes> outcomes = new();

    public static SqsAdapterFactory Create(IServiceProvider services, string name)
    {
        var options = services.GetRequiredService<IOptionsMonitor<SqsOptions>>().Get(name);
        return new SqsAdapterFactory(
            name,
            options,
            options.ClientFactory!(services),
            services.GetRequiredKeyedService<ISqsDataAdapter>(name),
            services.GetService<TimeProvider>() ?? TimeProvider.System,
            services.GetRequiredService<ILoggerFactory>());
    }

    public Task<IQueueAdapter> CreateAdapter() =>
        Task.FromResult<IQueueAdapter>(new SqsAdapter(name, options, client, dataAdapter, queueId => outcomes[queueId], time, loggerFactory));

    public IQueueAdapterCache GetQueueAdapterCache() => this;

    public IStreamQueueMapper GetStreamQueueMapper() => mapper;

    public Task<IStreamFailureHandler> GetDeliveryFailureHandler(QueueId queueId) =>
        Task.FromResult<IStreamFailureHandler>(new NoOpStreamDeliveryFailureHandler());

    // An agent makes its cache first and then its receiver, and both anew each time that it takes over the queue.
    public IQueueCache CreateQueueCache(QueueId queueId) => new SqsQueueCache(
        options.MaxInFlight, options.DeliveryBatchSize, options.ConsumerTimeout, outcomes[queueId] = new DeliveryOutcomes(), time);
}
