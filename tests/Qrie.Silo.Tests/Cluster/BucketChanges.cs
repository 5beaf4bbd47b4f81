using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Qrie.Simulator;
using Tag = Amazon.S3.Model.Tag;

namespace Qrie.Silo.Tests.Cluster;

/// <summary>
/// Changes of buckets as their administrators make them: the same ones each time. Round after round every bucket is changed once;
/// the first makes it, and the last deletes one in ten.
/// </summary>
internal sealed class BucketChanges : IDisposable
{
    private readonly int resources;
    private readonly int rounds;
    private readonly AmazonS3Client[] clients;

    /// <param name="simulator">Where the buckets are: spread over all accounts.</param>
    /// <param name="resources">How many buckets.</param>
    /// <param name="rounds">How often each is changed.</param>
    public BucketChanges(SimulatorHost simulator, int resources, int rounds)
    {
        (this.resources, this.rounds) = (resources, rounds);
        clients = [.. simulator.Organization.Accounts.Select(account => new AmazonS3Client(
            new BasicAWSCredentials($"account:{account.Id}", "simulated"),
            new AmazonS3Config { ServiceURL = simulator.Url, AuthenticationRegion = "us-east-1", ForcePathStyle = true }))];
    }

    /// <summary>How many buckets are left when all changes were made.</summary>
    public int Left => resources * 9 / 10;

    /// <summary>Makes a change.</summary>
    /// <param name="change">Its number, from 0 to the number of changes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task MakeAsync(int change, CancellationToken cancellationToken)
    {
        var (round, number) = (change / resources, change % resources);
        var (s3, name) = (clients[number % clients.Length], $"fire-{number}");
        return round switch
        {
            0 => s3.PutBucketAsync(name, cancellationToken),
            _ when round == rounds - 1 && number % 10 == 9 => s3.DeleteBucketAsync(name, cancellationToken),
            _ => ((round + number) % 5) switch
            {
                0 => VersionAsync(s3, name, round % 2 == 0 ? "Enabled" : "Suspended", cancellationToken),
                1 => s3.PutBucketTaggingAsync(name, [new Tag { Key = "round", Value = $"{round}" }], cancellationToken),
                2 => s3.PutBucketPolicyAsync(new PutBucketPolicyRequest { BucketName = name, Policy = Policy(name, (round + number) % 3 == 0) }, cancellationToken),
                3 => BlockAsync(s3, name, round % 2 == 0, cancellationToken),
                _ => s3.DeleteBucketPolicyAsync(name, cancellationToken),
            },
        };
    }

    public void Dispose() => Array.ForEach(clients, client => client.Dispose());

    private static Task VersionAsync(AmazonS3Client s3, string name, string status, CancellationToken cancellationToken) => s3.PutBucketVersioningAsync(
        new PutBucketVersioningRequest { BucketName = name, VersioningConfig = new S3BucketVersioningConfig { Status = status } }, cancellationToken);

    // Policies stay accepted: only the ACLs' half of the block comes and goes.
    private static Task BlockAsync(AmazonS3Client s3, string name, bool block, CancellationToken cancellationToken) => s3.PutPublicAccessBlockAsync(
        new PutPublicAccessBlockRequest
        {
            BucketName = name,
            PublicAccessBlockConfiguration = new PublicAccessBlockConfiguration { BlockPublicAcls = block, IgnorePublicAcls = block },
        },
        cancellationToken);

    private static string Policy(string name, bool open) => open
        ? $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::{{name}}/*"}]}"""
        : $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::{{{name}}}","arn:aws:s3:::{{{name}}}/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}} }]}""";
}
