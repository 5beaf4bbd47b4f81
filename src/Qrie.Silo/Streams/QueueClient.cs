using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SQS;
using Qrie.Aws;

namespace Qrie.Silo.Streams;

/// <summary>The client of Qrie's own queue.</summary>
internal sealed class QueueClient(AWSCredentials credentials, AmazonSQSConfig config, ServiceHealth health) : AmazonSQSClient(credentials, config)
{
    public static QueueClient Create(AwsClientConfiguration configuration, AWSCredentials? credentials, ServiceHealth health)
    {
        var config = configuration.Apply(new AmazonSQSConfig(), "sqs", configuration.Options.Region);
        // A long poll takes up to 20 s by itself.
        config.Timeout = TimeSpan.FromSeconds(20) + configuration.Options.RequestTimeout;
        return new QueueClient(credentials ?? new DefaultCredentials(), config, health);
    }

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        pipeline.AddHandlerAfter<RetryHandler>(new HealthHandler(health, "sqs"));
    }
}
