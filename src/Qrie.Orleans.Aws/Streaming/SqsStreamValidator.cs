using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Streaming.Sqs;

/// <summary>Checks what else an SQS stream provider needs, before the silo starts.</summary>
internal sealed class SqsStreamValidator(IServiceProvider services, string name) : IConfigurationValidator
{
    public void ValidateConfiguration()
    {
        if (!services.GetRequiredService<IServiceProviderIsKeyedService>().IsKeyedService(typeof(ISqsDataAdapter), name))
        {
            throw new OrleansConfigurationException($"SQS stream provider {name} has no data adapter; say how messages are read with {nameof(Hosting.SiloSqsStreamConfigurator.UseDataAdapter)}.");
        }

        // The agent reports a failed delivery of several batches for the last of them only, and counts the others as
        // delivered as soon as it has read them.
        var batchSize = services.GetRequiredService<IOptionsMonitor<StreamPullingAgentOptions>>().Get(name).BatchContainerBatchSize;
        if (batchSize != 1)
        {
            throw new OrleansConfigurationException(
                $"SQS stream provider {name}: {nameof(StreamPullingAgentOptions)}.{nameof(StreamPullingAgentOptions.BatchContainerBatchSize)} is '{batchSize}'; it must be 1. Set {nameof(SqsOptions)}.{nameof(SqsOptions.DeliveryBatchSize)} instead.");
        }
    }
}
