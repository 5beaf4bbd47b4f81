using Amazon.Runtime.Internal;
using Amazon.S3;

namespace Qrie.Aws.S3;

/// <summary>Amazon S3 in an account.</summary>
public static class S3Clients
{
    private static readonly AwsService<IAmazonS3> Service = new("s3", "s3", parameters =>
    {
        var config = parameters.Configuration.Apply(new AmazonS3Config(), "s3", parameters.Region);
        config.ForcePathStyle = parameters.Configuration.ForcePathStyle;
        return new Client(parameters, config);
    });

    /// <summary>Amazon S3 in a region.</summary>
    /// <param name="clients">The account's clients.</param>
    /// <param name="region">The region.</param>
    public static IAmazonS3 S3(this IAwsClients clients, string region) => clients.Get(Service, region);

    private sealed class Client(AwsClientParameters parameters, AmazonS3Config config) : AmazonS3Client(parameters.Credentials, config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            parameters.Attach(pipeline);
        }
    }
}
