using Qrie.Aws.S3;

namespace Qrie.Policies.S3;

internal sealed class S3BucketEncryptionDisabled : IPolicy<S3BucketConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "S3BucketEncryptionDisabled",
        Title = "Bucket has no default encryption",
        Description = "No rule of the bucket names an algorithm with which objects are encrypted at rest. S3 has set one for every bucket since January 2023, so that this is rare.",
        ResourceType = "AWS::S3::Bucket",
        Severity = 90,
        Category = PolicyCategory.Encryption,
        Rationale = "Objects that arrive without encryption of their own are stored as they came.",
        Remediation = new()
        {
            Summary = "Set a default encryption for the bucket.",
            Console =
            [
                "Open the S3 console, choose General purpose buckets, and open the bucket.",
                "On the Properties tab, under Default encryption, choose Edit.",
                "Choose Server-side encryption with Amazon S3 managed keys (SSE-S3), or a key of KMS, and choose Save changes.",
            ],
            Cli =
            [
                """aws s3api put-bucket-encryption --bucket NAME --server-side-encryption-configuration '{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"}}]}'""",
            ],
            Note = "Objects that are there already are encrypted only when they are copied over themselves.",
        },
        Parts = ["encryption"],
        Controls = ["PCI 3.5.1", "SC-28(1)"],
    };

    public Verdict Evaluate(S3BucketConfiguration configuration, EvaluationContext context)
    {
        if (configuration.IsDirectoryBucket)
        {
            return S3Verdicts.DirectoryBucket;
        }

        var encrypted = configuration.Encryption.Is("encryption", encryption => encryption.Rules.Any(rule => rule.SseAlgorithm is { Length: > 0 }), whenAbsent: false);
        return Verdict.When(!encrypted, () => new Verdict.Violation(
            "The bucket has no default encryption.",
            new Dictionary<string, object?>
            {
                ["default_encryption"] = configuration.Encryption.TryGet(out var encryption) ? encryption.Rules : null,
            }));
    }
}
