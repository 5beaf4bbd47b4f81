using Qrie.Aws.S3;

namespace Qrie.Policies.S3;

internal sealed class S3BucketVersioningDisabled : IPolicy<S3BucketConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "S3BucketVersioningDisabled",
        Title = "Bucket versioning is not enabled",
        Description = "The bucket does not keep earlier versions of its objects.",
        ResourceType = "AWS::S3::Bucket",
        Severity = 60,
        Category = PolicyCategory.DataProtection,
        Rationale = "Without versions an overwritten or deleted object is gone, whether by mistake or by ransomware.",
        Remediation = new()
        {
            Summary = "Enable versioning.",
            Console =
            [
                "Open the S3 console, choose General purpose buckets, and open the bucket.",
                "On the Properties tab, under Bucket Versioning, choose Edit.",
                "Choose Enable, and choose Save changes.",
            ],
            Cli = ["aws s3api put-bucket-versioning --bucket NAME --versioning-configuration Status=Enabled"],
            Note = "A lifecycle rule that expires noncurrent versions keeps the cost in hand.",
        },
        Parts = ["versioning"],
        Controls = ["S3.14", "PCI 10.3.4", "CP-10"],
    };

    public Verdict Evaluate(S3BucketConfiguration configuration, EvaluationContext context)
    {
        if (configuration.IsDirectoryBucket)
        {
            return S3Verdicts.DirectoryBucket;
        }

        var enabled = configuration.Versioning.Is("versioning", versioning => versioning.Status == "Enabled", whenAbsent: false);
        return Verdict.When(!enabled, () =>
        {
            configuration.Versioning.TryGet(out var versioning);
            return new Verdict.Violation(
                versioning?.Status == "Suspended" ? "Versioning is suspended." : "Versioning was never enabled.",
                new Dictionary<string, object?> { ["versioning"] = versioning?.Status, ["mfa_delete"] = versioning?.MfaDelete });
        });
    }
}
