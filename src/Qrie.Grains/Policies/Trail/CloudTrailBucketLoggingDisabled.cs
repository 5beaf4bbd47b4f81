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
        Remediation = "Log into another bucket, never into the same: aws s3api put-bucket-logging --bucket NAME "
            + "--bucket-logging-status '{\"LoggingEnabled\":{\"TargetBucket\":\"LOGS\",\"TargetPrefix\":\"NAME/\"}}'.",
        Parts = ["trail", "bucket"],
        Controls = ["CIS 3.4", "CloudTrail.7"],
    };

    public Verdict Evaluate(TrailConfiguration configuration, EvaluationContext context) => Verdict.When(
        TrailBuckets.Ask(configuration, bucket => bucket.Logging.Is("bucket.logging", _ => false, whenAbsent: true)),
        () => new Verdict.Violation(
            $"Server access logging is not enabled for the bucket {configuration.Trail.BucketName}.",
            new Dictionary<string, object?> { ["bucket"] = configuration.Trail.BucketName }));
}
