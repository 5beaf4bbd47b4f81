using System.Text.Json;
using System.Text.Json.Serialization;

namespace Qrie.Aws.S3;

/// <summary>The configuration of an S3 bucket, with the account's block of public access, which counts for it too.</summary>
public sealed record S3BucketConfiguration
{
    /// <summary>The bucket's name.</summary>
    public required string Name { get; init; }

    /// <summary>The region in which it lives.</summary>
    public string? Region { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The account's four flags.</summary>
    public Observed<PublicAccessBlock> AccountPublicAccessBlock { get; init; }

    /// <summary>The bucket's four flags.</summary>
    public Observed<PublicAccessBlock> PublicAccessBlock { get; init; }

    /// <summary>The bucket policy, as a JSON document with members in ordinal order.</summary>
    public Observed<JsonElement> Policy { get; init; }

    /// <summary>What S3 itself thinks of the policy.</summary>
    public Observed<S3PolicyStatus> PolicyStatus { get; init; }

    /// <summary>Owner and grants.</summary>
    public Observed<S3Acl> Acl { get; init; }

    /// <summary>Whether ACLs are in force.</summary>
    public Observed<S3Ownership> Ownership { get; init; }

    /// <summary>Default encryption.</summary>
    public Observed<S3Encryption> Encryption { get; init; }

    /// <summary>Versioning and MFA delete.</summary>
    public Observed<S3Versioning> Versioning { get; init; }

    /// <summary>Server access logging.</summary>
    public Observed<S3Logging> Logging { get; init; }

    /// <summary>Lifecycle rules.</summary>
    public Observed<S3Lifecycle> Lifecycle { get; init; }

    /// <summary>The bucket's tags.</summary>
    public Observed<SortedDictionary<string, string>> Tags { get; init; }

    /// <summary>
    /// True for a directory bucket, which has no ACLs, versions or public access at all
    /// (<see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/directory-bucket-naming-rules.html"/>).
    /// </summary>
    [JsonIgnore]
    public bool IsDirectoryBucket => Name.EndsWith("--x-s3", StringComparison.Ordinal);
}
