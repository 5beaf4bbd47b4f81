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
        Remediation = new()
        {
            Summary = "Have requests logged into another bucket of the same region and account, which lets in logging.s3.amazonaws.com to put objects.",
            Console =
            [
                "Open the S3 console, choose General purpose buckets, and open the bucket.",
                "On the Properties tab, under Server access logging, choose Edit.",
                "Choose Enable, name the bucket and prefix for the logs under Destination, and choose Save changes.",
            ],
            Cli = ["""aws s3api put-bucket-logging --bucket NAME --bucket-logging-status '{"LoggingEnabled":{"TargetBucket":"LOGS","TargetPrefix":"NAME/"}}'"""],
            Note = "The console adds the permission to the policy of the bucket for the logs; with the CLI that is yours to do: s3:PutObject for logging.s3.amazonaws.com.",
        },
        Parts = ["logging"],
        Controls = ["S3.9", "PCI 10.2.1", "AU-12"],
    };

    public Verdict Evaluate(S3BucketConfiguration configuration, EvaluationContext context) => configuration.IsDirectoryBucket
        ? S3Verdicts.DirectoryBucket
        : Verdict.When(
            configuration.Logging.Is("logging", _ => false, whenAbsent: true),
            () => new Verdict.Violation("Server access logging is not enabled.", new Dictionary<string, object?>()));
}
