using Qrie.Aws;
using Qrie.Aws.Trail;
using Qrie.Policies.S3;

namespace Qrie.Policies.Trail;

internal sealed class CloudTrailS3BucketPublic : IPolicy<TrailConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "CloudTrailS3BucketPublic",
        Title = "Trail's bucket is public",
        Description = "The bucket into which the trail writes lets in the public, by its policy or by its ACL. Object ACLs and access points are not looked at.",
        ResourceType = "AWS::CloudTrail::Trail",
        Severity = 95,
        Category = PolicyCategory.Logging,
        Rationale = "Log files tell names of users, roles, buckets and addresses, and when nobody is at work. Where the public may write, they prove nothing any more.",
        Remediation = new()
        {
            Summary = "Close the trail's bucket at once, then take away the statement or the grant that opened it.",
            Console =
            [
                "Open the S3 console, choose General purpose buckets, and open the trail's bucket.",
                "On the Permissions tab, under Block public access (bucket settings), choose Edit, select Block all public access, choose Save changes, "
                    + "and confirm.",
                "On the same tab, under Bucket policy, choose Edit, take the public statement out, and choose Save changes.",
                "Under Access control list (ACL), choose Edit, and clear what Everyone and Authenticated users group may do.",
            ],
            Cli =
            [
                "aws s3api put-public-access-block --bucket BUCKET --public-access-block-configuration "
                    + "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true",
                "aws s3api get-bucket-policy --bucket BUCKET --query Policy --output text",
            ],
            Note = "The bucket may belong to another account; then it is to be done there. Leave the statements that let in cloudtrail.amazonaws.com.",
        },
        Parts = ["trail", "bucket"],
        Controls = ["CloudTrail.6", "AC-3"],
    };

    public Verdict Evaluate(TrailConfiguration configuration, EvaluationContext context) => Verdict.When(
        TrailBuckets.Ask(configuration, bucket => IsOpen(new BucketExposure(bucket))),
        () =>
        {
            configuration.Bucket.TryGet(out var bucket);
            var exposure = new BucketExposure(bucket!);
            return new Verdict.Violation(
                $"The public gets into the bucket {configuration.Trail.BucketName}.",
                new Dictionary<string, object?>
                {
                    ["bucket"] = configuration.Trail.BucketName,
                    ["path"] = BucketExposure.Ways(exposure.PolicyIsOpen, exposure.AclIsOpen),
                });
        });

    private static Truth IsOpen(BucketExposure exposure) => exposure.PolicyIsOpen | exposure.AclIsOpen;
}
