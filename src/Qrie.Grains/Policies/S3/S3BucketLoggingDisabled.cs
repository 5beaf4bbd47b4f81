using Qrie.Aws.S3;

namespace Qrie.Policies.S3;

internal sealed class S3BucketLoggingDisabled : IPolicy<S3BucketConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "S3BucketLoggingDisabled",
        Title = "Bucket keeps no access log",
        Description = "Server access logging is not enabled for the bucket.",
        ResourceType = "AWS::S3::Bucket",
        Severity = 40,
        Category = PolicyCategory.Logging,
        Rationale = "After an incident nobody can tell which objects were read, and by whom: CloudTrail does not record requests for objects unless told to.",
        Remediation = "Log into a bucket of the same region and account that grants logging.s3.amazonaws.com s3:PutObject: aws s3api put-bucket-logging --bucket NAME "
            + "--bucket-logging-status '{\"LoggingEnabled\":{\"TargetBucket\":\"LOGS\",\"TargetPrefix\":\"NAME/\"}}'.",
        Parts = ["logging"],
        Controls = ["S3.9", "PCI 10.2.1", "AU-12"],
    };

    public Verdict Evaluate(S3BucketConfiguration configuration, EvaluationContext context) => configuration.IsDirectoryBucket
        ? S3Verdicts.DirectoryBucket
        : Verdict.When(
            configuration.Logging.Is("logging", _ => false, whenAbsent: true),
            () => new Verdict.Violation("Server access logging is not enabled.", new Dictionary<string, object?>()));
}
