using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;
using Qrie.Accounts;
using Qrie.Aws.S3Control;

namespace Qrie.Aws;

/// <summary>The clients of one account on this silo. They live as long as the process: making one costs more than a call.</summary>
internal sealed class AccountClients(IAccountGrain account, AwsClientConfiguration configuration, TimeProvider time) : IAwsClients
{
    private readonly ConcurrentDictionary<(string Service, string Region), Lazy<object>> clients = new();
    private readonly AccountCredentials credentials = new(account, time);
    private readonly AccountBudget budget = new(account, time);

    public IAmazonS3 S3(string region) => Client("s3", region, () =>
    {
        var config = configuration.Apply(new AmazonS3Config(), "s3", region);
        config.ForcePathStyle = configuration.ForcePathStyle;
        return new S3Client(credentials, config, Handler("s3", region));
    });

    public S3ControlClient S3Control(string region) => Client("s3-control", region, () =>
        new S3ControlClient(
            credentials,
            configuration.Apply(S3ControlClient.Configuration(), "s3", region),
            Handler("s3", region)));

    private AccountRequestHandler Handler(string service, string region) => new(credentials, budget, service, region);

    private T Client<T>(string service, string region, Func<T> create) where T : class =>
        (T)clients.GetOrAdd((service, region), _ => new Lazy<object>(create)).Value;

    private sealed class S3Client(AWSCredentials credentials, AmazonS3Config config, AccountRequestHandler handler) : AmazonS3Client(credentials, config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            pipeline.AddHandlerAfter<RetryHandler>(handler);
        }
    }
}
