using Qrie.Aws.S3;

namespace Qrie.Policies.S3;

internal sealed class S3BucketMfaDeleteDisabled : IPolicy<S3BucketConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "S3BucketMfaDeleteDisabled",
        Title = "Versions can be deleted without a second factor",
        Description = "The bucket keeps versions, but MFA delete is not enabled. Buckets with lifecycle rules are left out, because S3 refuses both together.",
        ResourceType = "AWS::S3::Bucket",
        Severity = 70,
        Category = PolicyCategory.DataProtection,
        Rationale = "Whoever gets hold of a key that may delete versions, or suspend versioning, can destroy the data for good.",
        Remediation = new()
        {
            Summary = "Enable MFA delete as the root user, with its MFA device.",
            Cli =
            [
                "aws s3api put-bucket-versioning --bucket NAME --versioning-configuration Status=Enabled,MFADelete=Enabled --mfa "
                    + "'arn:aws:iam::ACCOUNT:mfa/DEVICE CODE'",
            ],
            Note = "The console cannot enable it: it takes access keys of the root user, which are to be deleted again afterwards. Object Lock is the other "
                + "way to keep versions from being deleted.",
        },
        Parts = ["versioning", "lifecycle"],
        Controls = ["CIS 2.1.2", "S3.20", "PCI 8.4.1"],
    };

    public Verdict Evaluate(S3BucketConfiguration configuration, EvaluationContext context)
    {
        if (configuration.IsDirectoryBucket)
        {
            return S3Verdicts.DirectoryBucket;
        }

        var versioned = configuration.Versioning.Is("versioning", versioning => versioning.Status == "Enabled", whenAbsent: false);
        var protects = configuration.Versioning.Is("versioning", versioning => versioning.MfaDelete == "Enabled", whenAbsent: false);
        var expires = configuration.Lifecycle.Is("lifecycle", lifecycle => lifecycle.Rules.Count > 0, whenAbsent: false);
        if (versioned.IsFalse)
        {
            return new Verdict.NotApplicable("The bucket does not keep versions.");
        }

        if (expires.IsTrue && !protects.IsTrue)
        {
            return new Verdict.NotApplicable("The bucket has lifecycle rules, with which S3 does not allow MFA delete.");
        }

        return Verdict.When(versioned & !protects & !expires, () =>
        {
            configuration.Versioning.TryGet(out var versioning);
            return new Verdict.Violation(
                "MFA delete is not enabled.",
                new Dictionary<string, object?> { ["versioning"] = versioning?.Status, ["mfa_delete"] = versioning?.MfaDelete });
        });
    }
}
