using Qrie.Aws.Trail;

namespace Qrie.Policies.Trail;

internal sealed class CloudTrailBucketLoggingDisabled : IPolicy<TrailConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "CloudTrailBucketLoggingDisabled",
        Title = "Trail's bucket keeps no access log",
        Description = "Server access logging is not enabled for the bucket into which the trail writes.",
        ResourceType = "AWS::CloudTrail::Trail",
        Severity = 30,
        Category = PolicyCategory.Logging,
        Rationale = "Who reads or deletes log files is what one wants to know when they are in doubt.",
        Remediation = new()
        {
            Summary = "Have requests to the trail's bucket logged into another bucket, never into the same.",
            Console =
            [
                "Open the S3 console, choose General purpose buckets, and open the trail's bucket.",
                "On the Properties tab, under Server access logging, choose Edit.",
                "Choose Enable, name another bucket and a prefix for the logs under Destination, and choose Save changes.",
            ],
            Cli =
            [
                """aws s3api put-bucket-logging --bucket BUCKET --bucket-logging-status '{"LoggingEnabled":{"TargetBucket":"LOGS","TargetPrefix":"BUCKET/"}}'""",
            ],
            Note = "The bucket may belong to another account, such as that of the organization's logs; then it is to be done there. The bucket for the logs "
                + "has to let in logging.s3.amazonaws.com to put objects.",
        },
        Parts = ["trail", "bucket"],
        Controls = ["CIS 3.4", "CloudTrail.7"],
    };

    public Verdict Evaluate(TrailConfiguration configuration, EvaluationContext context) => Verdict.When(
        TrailBuckets.Ask(configuration, bucket => bucket.Logging.Is("bucket.logging", _ => false, whenAbsent: true)),
        () => new Verdict.Violation(
            $"Server access logging is not enabled for the bucket {configuration.Trail.BucketName}.",
            new Dictionary<string, object?> { ["bucket"] = configuration.Trail.BucketName }));
}
