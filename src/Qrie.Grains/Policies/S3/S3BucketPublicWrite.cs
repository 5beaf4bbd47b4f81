using Qrie.Aws.S3;
using Qrie.Policies.Documents;

namespace Qrie.Policies.S3;

internal sealed class S3BucketPublicWrite : IPolicy<S3BucketConfiguration>
{
    private static readonly string[] WritingActions =
        ["s3:PutObject", "s3:DeleteObject", "s3:PutBucketPolicy", "s3:PutBucketAcl", "s3:PutObjectAcl"];

    public PolicyDefinition Definition { get; } = new()
    {
        Id = "S3BucketPublicWrite",
        Title = "Everybody can write to the bucket",
        Description = "The bucket's policy or its ACL lets everybody put or delete objects, or change who has access.",
        ResourceType = "AWS::S3::Bucket",
        Severity = 98,
        Category = PolicyCategory.AccessControl,
        Rationale = "Strangers can replace what others download, delete what you keep, store what you pay for and answer for, or take the bucket over.",
        Remediation = new()
        {
            Summary = "Close the bucket at once, take away the statement or the grant that opened it, and look through its objects.",
            Console =
            [
                "Open the S3 console, choose General purpose buckets, and open the bucket.",
                "On the Permissions tab, under Block public access (bucket settings), choose Edit, select Block all public access, choose Save changes, "
                    + "and confirm.",
                "On the same tab, under Bucket policy, choose Edit, take the public statement out, and choose Save changes.",
                "Under Access control list (ACL), choose Edit, and clear what Everyone and Authenticated users group may do.",
                "On the Objects tab, turn on Show versions, and look for what nobody of yours has put there.",
            ],
            Cli =
            [
                "aws s3api put-public-access-block --bucket NAME --public-access-block-configuration "
                    + "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true",
                "aws s3api put-bucket-acl --bucket NAME --acl private",
                "aws s3api list-object-versions --bucket NAME",
            ],
            Note = "The second command takes all grants but the owner's out of the ACL; one that is disabled needs none. What strangers may have replaced is "
                + "not to be trusted: restore it from where they could not write.",
        },
        Parts = ["account_public_access_block", "public_access_block", "policy_status", "policy", "acl", "ownership"],
        Controls = ["S3.3", "PCI 1.3.1", "AC-3"],
    };

    public Verdict Evaluate(S3BucketConfiguration configuration, EvaluationContext context)
    {
        if (configuration.IsDirectoryBucket)
        {
            return S3Verdicts.DirectoryBucket;
        }

        var exposure = new BucketExposure(configuration);
        var policy = exposure.PolicyIsOpen & exposure.Statements(Writing);
        var acl = exposure.AclIsInForce & exposure.Grants(Writing);
        return Verdict.When(policy | acl, () =>
        {
            var ways = BucketExposure.Ways(policy, acl);
            return new Verdict.Violation(
                $"Everybody can write to the bucket by its {string.Join(" and its ", ways)}.",
                new Dictionary<string, object?>
                {
                    ["exposed_by"] = ways,
                    ["grants"] = exposure.GrantEvidence(acl, Writing),
                    ["statements"] = exposure.StatementEvidence(policy, Writing),
                });
        });
    }

    private static IReadOnlyList<PolicyStatement> Writing(PolicyDocument document) => document.PublicStatements(WritingActions);

    private static bool Writing(S3Grant grant) => grant.IsPublic && grant.Writes;
}
