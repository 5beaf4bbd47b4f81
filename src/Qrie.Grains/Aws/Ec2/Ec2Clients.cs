using Amazon.EC2;
using Amazon.Runtime.Internal;

namespace Qrie.Aws.Ec2;

/// <summary>Amazon EC2 in an account.</summary>
public static class Ec2Clients
{
    private static readonly AwsService<IAmazonEC2> Service = new(
        "ec2", "ec2", parameters => new Client(parameters, parameters.Configuration.Apply(new AmazonEC2Config(), "ec2", parameters.Region)));

    /// <summary>Amazon EC2 in a region.</summary>
    /// <param name="clients">The account's clients.</param>
    /// <param name="region">The region.</param>
    public static IAmazonEC2 Ec2(this IAwsClients clients, string region) => clients.Get(Service, region);

    private sealed class Client(AwsClientParameters parameters, AmazonEC2Config config) : AmazonEC2Client(parameters.Credentials, config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            parameters.Attach(pipeline);
        }
    }
}
