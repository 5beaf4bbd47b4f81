using Qrie.Aws.S3;

namespace Qrie.Policies.S3;

internal sealed class S3BucketExposed : IPolicy<S3BucketConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "S3BucketExposed",
        Title = "Bucket is open to the public",
        Description = "The bucket's policy or its ACL lets in everybody, and neither the block of public access nor the object ownership stops it.",
        ResourceType = "AWS::S3::Bucket",
        Severity = 95,
        Category = PolicyCategory.AccessControl,
        Rationale = "Whoever finds the bucket's name can use what is granted, without a trace of who it was. Most leaks from S3 began with a bucket like this.",
        Remediation = new()
        {
            Summary = "Close the bucket at once, then take away what opened it: the public statement of its policy, or the grant of its ACL.",
            Console =
            [
                "Open the S3 console, choose General purpose buckets, and open the bucket.",
                "On the Permissions tab, under Block public access (bucket settings), choose Edit, select Block all public access, choose Save changes, "
                    + "and confirm.",
                "On the same tab, under Bucket policy, choose Edit, take the public statement out, and choose Save changes.",
                "Under Access control list (ACL), choose Edit, and clear what Everyone and Authenticated users group may do.",
            ],
            Cli =
            [
                "aws s3api put-public-access-block --bucket NAME --public-access-block-configuration "
                    + "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true",
                "aws s3api get-bucket-policy --bucket NAME --query Policy --output text",
                "aws s3api put-bucket-acl --bucket NAME --acl private",
            ],
            Note = "The last command takes all grants but the owner's out of the ACL; one that is disabled needs none. To publish a site, put CloudFront with "
                + "origin access control before the bucket.",
        },
        Parts = ["account_public_access_block", "public_access_block", "policy_status", "policy", "acl", "ownership"],
        Controls = ["CIS 2.1.4", "S3.2", "PCI 1.3.1", "AC-3"],
    };

    public Verdict Evaluate(S3BucketConfiguration configuration, EvaluationContext context)
    {
        if (configuration.IsDirectoryBucket)
        {
            return S3Verdicts.DirectoryBucket;
        }

        var exposure = new BucketExposure(configuration);
        var (policy, acl) = (exposure.PolicyIsOpen, exposure.AclIsOpen);
        return Verdict.When(policy | acl, () =>
        {
            var ways = BucketExposure.Ways(policy, acl);
            return new Verdict.Violation(
                $"The bucket is open to the public by its {string.Join(" and its ", ways)}. ACLs of objects and access points were not looked at.",
                new Dictionary<string, object?>
                {
                    ["bucket_name"] = configuration.Name,
                    ["exposed_by"] = ways,
                    ["grants"] = exposure.GrantEvidence(acl, grant => grant.IsPublic),
                    ["statements"] = exposure.StatementEvidence(policy, document => document.PublicStatements()),
                    ["block_public_acls"] = exposure.Flags.BlockPublicAcls.Value,
                    ["ignore_public_acls"] = exposure.Flags.IgnorePublicAcls.Value,
                    ["block_public_policy"] = exposure.Flags.BlockPublicPolicy.Value,
                    ["restrict_public_buckets"] = exposure.Flags.RestrictPublicBuckets.Value,
                });
        });
    }
}
