using Qrie.Aws.Trail;

namespace Qrie.Policies.Trail;

internal sealed class CloudTrailKmsDisabled : IPolicy<TrailConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "CloudTrailKmsDisabled",
        Title = "Trail's log files are not encrypted with a key of one's own",
        Description = "The trail names no KMS key, so that its log files are encrypted with S3's.",
        ResourceType = "AWS::CloudTrail::Trail",
        Severity = 40,
        Category = PolicyCategory.Encryption,
        Rationale = "With a key of its own, reading the logs needs a right to the key beside the right to the bucket, and each use of the key is recorded.",
        Remediation = "Make a key whose policy lets cloudtrail.amazonaws.com encrypt for the trail, then: aws cloudtrail update-trail --name ARN --kms-key-id KEY.",
        Parts = ["trail"],
        Controls = ["CIS 3.5", "CloudTrail.2", "PCI 10.3.2", "SC-28(1)"],
    };

    public Verdict Evaluate(TrailConfiguration configuration, EvaluationContext context) => configuration.Trail.KmsKeyId is { Length: > 0 }
        ? new Verdict.Compliant()
        : new Verdict.Violation("The trail names no KMS key.", new Dictionary<string, object?>());
}
