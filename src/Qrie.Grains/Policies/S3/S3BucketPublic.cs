using Qrie.Aws;
using Qrie.Aws.S3;

namespace Qrie.Policies.S3;

internal sealed class S3BucketPublic : IPolicy<S3BucketConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "S3BucketPublic",
        Title = "Nothing keeps the bucket from being made public",
        Description = "At least one of the four flags of S3 Block Public Access is set neither for the account nor for the bucket.",
        ResourceType = "AWS::S3::Bucket",
        Severity = 90,
        Category = PolicyCategory.AccessControl,
        Rationale = "One mistaken policy or ACL is enough to open the bucket, and whoever may edit the bucket may make it. The flags refuse the mistake, and void it where it was made.",
        Remediation = new()
        {
            Summary = "Set all four flags of S3 Block Public Access, for the bucket or for the whole account.",
            Console =
            [
                "Open the S3 console, choose General purpose buckets, and open the bucket.",
                "On the Permissions tab, under Block public access (bucket settings), choose Edit, select Block all public access, choose Save changes, "
                    + "and confirm.",
            ],
            Cli =
            [
                "aws s3api put-public-access-block --bucket NAME --public-access-block-configuration "
                    + "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true",
            ],
            Note = "For the whole account: in the S3 console, under Block Public Access settings for this account.",
        },
        Parts = ["account_public_access_block", "public_access_block"],
        Controls = ["CIS 2.1.4", "S3.8", "SC-7"],
    };

    public Verdict Evaluate(S3BucketConfiguration configuration, EvaluationContext context)
    {
        if (configuration.IsDirectoryBucket)
        {
            return S3Verdicts.DirectoryBucket;
        }

        var flags = new PublicAccessFlags(configuration.AccountPublicAccessBlock, configuration.PublicAccessBlock);
        return Verdict.When(!flags.All, () => new Verdict.Violation(
            $"Set neither for the account nor for the bucket: {string.Join(", ", Missing(flags))}.",
            new Dictionary<string, object?>
            {
                ["account"] = Level(configuration.AccountPublicAccessBlock),
                ["bucket"] = Level(configuration.PublicAccessBlock),
            }));
    }

    private static IEnumerable<string> Missing(PublicAccessFlags flags) =>
        new[]
        {
            (Name: "BlockPublicAcls", InForce: flags.BlockPublicAcls),
            (Name: "IgnorePublicAcls", InForce: flags.IgnorePublicAcls),
            (Name: "BlockPublicPolicy", InForce: flags.BlockPublicPolicy),
            (Name: "RestrictPublicBuckets", InForce: flags.RestrictPublicBuckets),
        }.Where(flag => flag.InForce.IsFalse).Select(flag => flag.Name);

    // A violation is proved by a flag that is false at both levels, so that both were read.
    private static PublicAccessBlock Level(Observed<PublicAccessBlock> block) => block.TryGet(out var flags) ? flags : PublicAccessBlock.None;
}
