using Amazon.Runtime.Internal;
using Amazon.SQS;

namespace Qrie.Aws.Sqs;

/// <summary>Amazon SQS in an account.</summary>
public static class SqsClients
{
    private static readonly AwsService<IAmazonSQS> Service = new("sqs", "sqs", parameters =>
        new Client(parameters, parameters.Configuration.Apply(new AmazonSQSConfig(), "sqs", parameters.Region)));

    /// <summary>SQS in a region.</summary>
    /// <param name="clients">The account's clients.</param>
    /// <param name="region">The region.</param>
    public static IAmazonSQS Sqs(this IAwsClients clients, string region) => clients.Get(Service, region);

    private sealed class Client(AwsClientParameters parameters, AmazonSQSConfig config) : AmazonSQSClient(parameters.Credentials, config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            parameters.Attach(pipeline);
        }
    }
}
