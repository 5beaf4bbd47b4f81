using Qrie.Aws;
using Qrie.Aws.S3;

namespace Qrie.Policies.S3;

/// <summary>The four flags that are in force for a bucket: each is, when the account or the bucket sets it.</summary>
/// <param name="account">The account's, with the organization's counted in.</param>
/// <param name="bucket">The bucket's.</param>
internal sealed class PublicAccessFlags(Observed<PublicAccessBlock> account, Observed<PublicAccessBlock> bucket)
{
    /// <summary>New public ACLs are refused.</summary>
    public Truth BlockPublicAcls { get; } = InForce(account, bucket, block => block.BlockPublicAcls);

    /// <summary>Public ACLs have no effect.</summary>
    public Truth IgnorePublicAcls { get; } = InForce(account, bucket, block => block.IgnorePublicAcls);

    /// <summary>New public policies are refused.</summary>
    public Truth BlockPublicPolicy { get; } = InForce(account, bucket, block => block.BlockPublicPolicy);

    /// <summary>A public policy lets in nobody from outside.</summary>
    public Truth RestrictPublicBuckets { get; } = InForce(account, bucket, block => block.RestrictPublicBuckets);

    /// <summary>Whether all four are in force.</summary>
    public Truth All => BlockPublicAcls & IgnorePublicAcls & BlockPublicPolicy & RestrictPublicBuckets;

    private static Truth InForce(Observed<PublicAccessBlock> account, Observed<PublicAccessBlock> bucket, Func<PublicAccessBlock, bool> flag) =>
        account.Is("account_public_access_block", flag, whenAbsent: false) | bucket.Is("public_access_block", flag, whenAbsent: false);
}
