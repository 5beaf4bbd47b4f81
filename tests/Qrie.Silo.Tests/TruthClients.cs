using System.Collections.Concurrent;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Qrie.Aws;
using Qrie.Aws.S3Control;
using Qrie.Simulator;

namespace Qrie.Silo.Tests;

/// <summary>Clients whose reads are never late, refused or counted: what they see is the truth.</summary>
internal sealed class TruthClients(SimulatorHost simulator, string accountId) : IAwsClients
{
    private readonly BasicAWSCredentials credentials = new($"truth:{accountId}", "simulated");
    private readonly ConcurrentDictionary<string, AmazonS3Client> s3 = new();

    public IAmazonS3 S3(string region) => s3.GetOrAdd(region, name => new AmazonS3Client(
        credentials, new AmazonS3Config { ServiceURL = simulator.Url, AuthenticationRegion = name, ForcePathStyle = true }));

    public S3ControlClient S3Control(string region)
    {
        var config = S3ControlClient.Configuration();
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        config.ServiceURL = simulator.Url;
        config.AuthenticationRegion = region;
        return new S3ControlClient(credentials, config, null);
    }
}
