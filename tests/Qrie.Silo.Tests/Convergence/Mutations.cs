using Amazon.S3;
using Amazon.S3.Model;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Convergence;

/// <summary>Changes made at random, from a seed, to a fixed set of bucket names.</summary>
internal sealed class Mutations(QrieHost qrie, int seed, int bucketCount)
{
    private readonly Random random = new(seed);
    private readonly Dictionary<string, AmazonS3Client> clients = [];

    /// <summary>Makes changes. A change that AWS refuses, such as deleting a bucket that is not there, counts as one.</summary>
    public async Task MakeAsync(int count, CancellationToken cancellationToken)
    {
        for (var i = 0; i < count; i++)
        {
            try
            {
                await MakeOneAsync(cancellationToken);
            }
            catch (AmazonS3Exception refused) when ((int)refused.StatusCode is >= 400 and < 500)
            {
                // AWS refuses what makes no sense, and records it with an error code.
            }
        }
    }

    private async Task MakeOneAsync(CancellationToken cancellationToken)
    {
        var accounts = qrie.Simulator.Organization.Accounts;
        var number = random.Next(bucketCount);
        var account = accounts[number % accounts.Count];
        var name = $"bucket-{seed}-{number}";
        if (!qrie.Simulator.Organization.S3.Buckets.TryGetValue(name, out var bucket))
        {
            var home = random.Next(2) == 0 ? "us-east-1" : "eu-west-1";
            await Client(account, home).PutBucketAsync(new PutBucketRequest { BucketName = name, BucketRegionName = home == "us-east-1" ? null : home }, cancellationToken);
            return;
        }

        await ChangeAsync(Client(account, bucket.Region), name, cancellationToken);
    }

    private Task ChangeAsync(AmazonS3Client s3, string name, CancellationToken cancellationToken) => random.Next(13) switch
    {
        0 => s3.DeleteBucketAsync(name, cancellationToken),
        1 or 2 => s3.PutBucketVersioningAsync(
            new PutBucketVersioningRequest { BucketName = name, VersioningConfig = new S3BucketVersioningConfig { Status = random.Next(2) == 0 ? "Enabled" : "Suspended" } }, cancellationToken),
        3 or 4 => s3.PutPublicAccessBlockAsync(
            new PutPublicAccessBlockRequest
            {
                BucketName = name,
                PublicAccessBlockConfiguration = new PublicAccessBlockConfiguration
                {
                    BlockPublicAcls = random.Next(2) == 0,
                    IgnorePublicAcls = random.Next(2) == 0,
                    BlockPublicPolicy = random.Next(2) == 0,
                    RestrictPublicBuckets = random.Next(2) == 0,
                },
            },
            cancellationToken),
        5 => s3.DeletePublicAccessBlockAsync(new DeletePublicAccessBlockRequest { BucketName = name }, cancellationToken),
        6 or 7 => s3.PutBucketPolicyAsync(
            new PutBucketPolicyRequest { BucketName = name, Policy = random.Next(2) == 0 ? PublicPolicy(name) : TlsPolicy(name) }, cancellationToken),
        8 => s3.DeleteBucketPolicyAsync(name, cancellationToken),
        9 => s3.PutBucketOwnershipControlsAsync(
            new PutBucketOwnershipControlsRequest
            {
                BucketName = name,
                OwnershipControls = new OwnershipControls { Rules = [new OwnershipControlsRule { ObjectOwnership = random.Next(2) == 0 ? "ObjectWriter" : "BucketOwnerEnforced" }] },
            },
            cancellationToken),
        10 => s3.PutBucketAclAsync(new PutBucketAclRequest { BucketName = name, ACL = random.Next(2) == 0 ? S3CannedACL.PublicReadWrite : S3CannedACL.Private }, cancellationToken),
        11 => s3.PutBucketTaggingAsync(name, [new Tag { Key = "turn", Value = $"{random.Next(1000)}" }], cancellationToken),
        _ => s3.PutBucketLoggingAsync(
            new PutBucketLoggingRequest
            {
                BucketName = name,
                LoggingConfig = random.Next(2) == 0 ? new S3BucketLoggingConfig { TargetBucketName = name, TargetPrefix = "logs/" } : new S3BucketLoggingConfig(),
            },
            cancellationToken),
    };

    private AmazonS3Client Client(SimulatedAccount account, string region)
    {
        var key = $"{account.Id}/{region}";
        return clients.TryGetValue(key, out var client) ? client : clients[key] = qrie.S3(account, region);
    }

    private static string PublicPolicy(string name) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::{{name}}/*"}]}""";

    private static string TlsPolicy(string name) =>
        $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::{{{name}}}","arn:aws:s3:::{{{name}}}/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}} }]}""";
}
