using Amazon.KeyManagementService;
using Amazon.Runtime.Internal;

namespace Qrie.Aws.Kms;

/// <summary>AWS Key Management Service in an account.</summary>
public static class KmsClients
{
    private static readonly AwsService<IAmazonKeyManagementService> Service = new("kms", "kms", parameters =>
        new Client(parameters, parameters.Configuration.Apply(new AmazonKeyManagementServiceConfig(), "kms", parameters.Region)));

    /// <summary>KMS in a region.</summary>
    /// <param name="clients">The account's clients.</param>
    /// <param name="region">The region.</param>
    public static IAmazonKeyManagementService Kms(this IAwsClients clients, string region) => clients.Get(Service, region);

    private sealed class Client(AwsClientParameters parameters, AmazonKeyManagementServiceConfig config)
        : AmazonKeyManagementServiceClient(parameters.Credentials, config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            parameters.Attach(pipeline);
        }
    }
}
