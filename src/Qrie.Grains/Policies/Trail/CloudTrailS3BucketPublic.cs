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
        Remediation = "Close the bucket at once: aws s3api put-public-access-block --bucket NAME --public-access-block-configuration "
            + "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true. Then remove the statement or the grant that opened it.",
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
