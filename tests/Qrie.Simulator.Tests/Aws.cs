using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Amazon.SQS;

namespace Qrie.Simulator.Tests;

/// <summary>A simulator, and the unmodified SDK that talks to it.</summary>
internal sealed class Aws(SimulatorHost host) : IAsyncDisposable
{
    private readonly List<IDisposable> clients = [];

    public SimulatorHost Host => host;

    public SimulatedOrganization Organization => host.Organization;

    public SimulatedAccount Account => Organization.Accounts[0];

    public static async Task<Aws> StartAsync(SimulatorOptions? options = null, TimeProvider? time = null) =>
        new(await SimulatorHost.StartAsync(options ?? new SimulatorOptions(), time));

    public static BasicAWSCredentials Key(string accessKeyId, string secret = "simulated") => new(accessKeyId, secret);

    /// <summary>S3 as the administrator of the first account, unless others are named.</summary>
    public AmazonS3Client S3(string region = "us-east-1", AWSCredentials? credentials = null, int retries = 0) => Keep(new AmazonS3Client(
        credentials ?? Key($"account:{Account.Id}"),
        new AmazonS3Config { ServiceURL = host.Url, AuthenticationRegion = region, ForcePathStyle = true, MaxErrorRetry = retries }));

    /// <summary>KMS as the administrator of the first account, unless others are named.</summary>
    public AmazonKeyManagementServiceClient Kms(AWSCredentials? credentials = null, string region = "us-east-1") => Keep(new AmazonKeyManagementServiceClient(
        credentials ?? Key($"account:{Account.Id}"),
        new AmazonKeyManagementServiceConfig { ServiceURL = host.Url, AuthenticationRegion = region, MaxErrorRetry = 0 }));

    public AmazonSQSClient Sqs(AWSCredentials? credentials = null) => Keep(new AmazonSQSClient(
        credentials ?? Key("AKIAQRIE"), new AmazonSQSConfig { ServiceURL = host.Url, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 }));

    public AmazonSecurityTokenServiceClient Sts(AWSCredentials? credentials = null, string region = "us-east-1") => Keep(new AmazonSecurityTokenServiceClient(
        credentials ?? Key("AKIAQRIE"), new AmazonSecurityTokenServiceConfig { ServiceURL = host.Url, AuthenticationRegion = region, MaxErrorRetry = 0 }));

    /// <summary>S3 in a session of the role that Qrie assumes in the first account.</summary>
    public async Task<AmazonS3Client> SessionAsync(string region = "us-east-1") => S3(region, await AssumeAsync());

    public async Task<AWSCredentials> AssumeAsync(int seconds = 900) => (await Sts().AssumeRoleAsync(
        new AssumeRoleRequest { RoleArn = Account.RoleArn, ExternalId = Account.ExternalId, RoleSessionName = "qrie", DurationSeconds = seconds },
        TestContext.Current.CancellationToken)).Credentials;

    /// <summary>A bucket in which ACLs and public access are possible.</summary>
    public async Task<AmazonS3Client> OpenBucketAsync(string name)
    {
        var s3 = S3();
        await s3.PutBucketAsync(new PutBucketRequest { BucketName = name, ObjectOwnership = ObjectOwnership.ObjectWriter }, TestContext.Current.CancellationToken);
        await s3.DeletePublicAccessBlockAsync(new DeletePublicAccessBlockRequest { BucketName = name }, TestContext.Current.CancellationToken);
        return s3;
    }

    public async ValueTask DisposeAsync()
    {
        clients.ForEach(client => client.Dispose());
        await host.DisposeAsync();
    }

    private T Keep<T>(T client) where T : IDisposable
    {
        clients.Add(client);
        return client;
    }
}
