using System.Collections.Concurrent;
using System.Text.Json;
using Qrie.Aws;
using Qrie.Aws.S3;

namespace Qrie.Benchmarks;

/// <summary>Buckets whose describe answers from memory, and differs from the one before: what is left is Qrie's own work.</summary>
internal sealed class ReadyBucketType : ResourceType<S3BucketConfiguration>
{
    private readonly ConcurrentDictionary<string, int> describes = new();

    public override string Name => "AWS::S3::Bucket";

    public override string Service => "s3";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new ResourceTypes().Find("AWS::S3::Bucket")!.Permissions;

    /// <summary>All types, with these buckets instead of the real ones.</summary>
    public static ResourceTypes AmongAll()
    {
        var ready = new ReadyBucketType();
        return new ResourceTypes([ready, .. new ResourceTypes().All.Where(type => type.Name != ready.Name)]);
    }

    public override bool IsArn(string arn) => arn.StartsWith("arn:aws:s3:::", StringComparison.Ordinal);

    public override Task<Description> DescribeAsync(ResourceTarget target, IAwsClients clients, CancellationToken cancellationToken)
    {
        var turn = describes.AddOrUpdate(target.Arn, 1, static (_, count) => count + 1);
        return Task.FromResult<Description>(new Description.Found(
            Configuration(target.Name, turn % 2 == 0), target.Region, new Dictionary<string, string> { ["team"] = "payments" },
            [Arns.Account("aws", target.AccountId)], [], false));
    }

    public override async IAsyncEnumerable<Listed> ListAsync(
        ListingScope scope, IAwsClients clients, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield break;
    }

    public static S3BucketConfiguration Configuration(string name, bool versioned) => new()
    {
        Name = name,
        Region = "us-east-1",
        CreatedAt = DateTimeOffset.UnixEpoch,
        AccountPublicAccessBlock = Observed<PublicAccessBlock>.Absent,
        PublicAccessBlock = Observed<PublicAccessBlock>.Present(new PublicAccessBlock { BlockPublicAcls = true, IgnorePublicAcls = true, BlockPublicPolicy = true, RestrictPublicBuckets = true }),
        Policy = Observed<JsonElement>.Present(CanonicalJson.Normalize(
            """{"Version":"2012-10-17","Statement":[{"Sid":"tls","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::NAME","arn:aws:s3:::NAME/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""".Replace("NAME", name, StringComparison.Ordinal))),
        PolicyStatus = Observed<S3PolicyStatus>.Present(new S3PolicyStatus(false)),
        Acl = Observed<S3Acl>.Present(new S3Acl("owner", [new S3Grant("owner", "FULL_CONTROL")])),
        Ownership = Observed<S3Ownership>.Present(new S3Ownership("BucketOwnerEnforced")),
        Encryption = Observed<S3Encryption>.Present(new S3Encryption([new S3EncryptionRule("AES256", null, false)])),
        Versioning = Observed<S3Versioning>.Present(new S3Versioning(versioned ? "Enabled" : "Suspended", null)),
        Logging = Observed<S3Logging>.Absent,
        Lifecycle = Observed<S3Lifecycle>.Absent,
        Tags = Observed<SortedDictionary<string, string>>.Present(new SortedDictionary<string, string> { ["team"] = "payments" }),
    };
}
