using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.S3;
using Qrie.Aws.S3Control;

namespace Qrie.Aws;

/// <summary>Clients with given credentials, for use outside a silo: there is no account grain, and so no budget.</summary>
/// <param name="credentials">The credentials of the account.</param>
/// <param name="configuration">How to reach AWS.</param>
public sealed class DirectClients(AWSCredentials credentials, AwsClientConfiguration configuration) : IAwsClients, IDisposable
{
    private readonly ConcurrentDictionary<(string Service, string Region), Lazy<IDisposable>> clients = new();

    /// <inheritdoc/>
    public IAmazonS3 S3(string region) => Client("s3", region, () =>
    {
        var config = configuration.Apply(new AmazonS3Config(), "s3", region);
        config.ForcePathStyle = configuration.ForcePathStyle;
        return new AmazonS3Client(credentials, config);
    });

    /// <inheritdoc/>
    public S3ControlClient S3Control(string region) => Client("s3-control", region, () =>
        new S3ControlClient(credentials, configuration.Apply(S3ControlClient.Configuration(), "s3", region)));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var client in clients.Values.Where(client => client.IsValueCreated))
        {
            client.Value.Dispose();
        }
    }

    private T Client<T>(string service, string region, Func<T> create) where T : class, IDisposable =>
        (T)clients.GetOrAdd((service, region), _ => new Lazy<IDisposable>(create)).Value;
}
