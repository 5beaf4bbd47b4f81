using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using Qrie.Aws.S3Control;

namespace Qrie.Aws.S3;

/// <summary>What the describes of several buckets read together: which of them exist, and the block of public access of their account.</summary>
internal static class S3Lookups
{
    private const int PageSize = 10_000;
    private const int NamesPerCall = 1000;
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(25);

    /// <summary>The account's buckets as its listing has them, by name.</summary>
    public static BatchLoader<S3Bucket> Buckets(IAwsClients clients, string home) => clients.Shared($"{nameof(S3Lookups)} buckets", home, () =>
        new BatchLoader<S3Bucket>((names, ct) => FindAsync(clients.S3(home), names, ct), NamesPerCall, Gather, TimeProvider.System));

    /// <summary>An account's block of public access, by the account's id.</summary>
    public static BatchLoader<AccountBlock> AccountBlock(IAwsClients clients, string region) => clients.Shared($"{nameof(S3Lookups)} block", region, () =>
        new BatchLoader<AccountBlock>(
            async (owners, ct) => new Dictionary<string, AccountBlock>
            {
                [owners.Single()] = new AccountBlock(await clients.S3Control(region).GetPublicAccessBlockAsync(owners.Single(), ct)),
            },
            1, Gather, TimeProvider.System));

    /// <summary>All of the account's buckets.</summary>
    public static async IAsyncEnumerable<S3Bucket> AllAsync(IAmazonS3 s3, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListBucketsRequest { MaxBuckets = PageSize };
        do
        {
            var page = await s3.ListBucketsAsync(request, cancellationToken);
            foreach (var bucket in page.Buckets ?? [])
            {
                yield return bucket;
            }

            request.ContinuationToken = page.ContinuationToken;
        }
        while (request.ContinuationToken is { Length: > 0 });
    }

    private static async Task<IReadOnlyDictionary<string, S3Bucket>> FindAsync(IAmazonS3 s3, IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        if (names.Count > 1)
        {
            return await AllAsync(s3, cancellationToken).Where(bucket => names.Contains(bucket.BucketName)).ToDictionaryAsync(bucket => bucket.BucketName, cancellationToken: cancellationToken);
        }

        // The listing is in the order of names, so that the name itself comes first among those that it begins.
        var listing = await s3.ListBucketsAsync(new ListBucketsRequest { Prefix = names.Single(), MaxBuckets = 1 }, cancellationToken);
        return (listing.Buckets ?? []).Where(bucket => names.Contains(bucket.BucketName)).ToDictionary(bucket => bucket.BucketName);
    }
}
