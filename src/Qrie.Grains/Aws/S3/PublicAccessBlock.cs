namespace Qrie.Aws.S3;

/// <summary>
/// The four flags of S3 Block Public Access, of a bucket or of an account
/// (<see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html"/>).
/// </summary>
public sealed record PublicAccessBlock
{
    /// <summary>No flag is set: what holds where there is no block.</summary>
    public static PublicAccessBlock None { get; } = new();

    /// <summary>Refuses new public ACLs. Closes nothing that is open.</summary>
    public bool BlockPublicAcls { get; init; }

    /// <summary>Public ACLs have no effect.</summary>
    public bool IgnorePublicAcls { get; init; }

    /// <summary>Refuses new public policies. Closes nothing that is open.</summary>
    public bool BlockPublicPolicy { get; init; }

    /// <summary>A public policy lets in only the account's own principals and AWS services.</summary>
    public bool RestrictPublicBuckets { get; init; }
}
