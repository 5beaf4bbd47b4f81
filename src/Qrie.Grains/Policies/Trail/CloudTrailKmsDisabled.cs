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
        Remediation = new()
        {
            Summary = "Encrypt log files with a key whose policy lets cloudtrail.amazonaws.com encrypt for the trail.",
            Console =
            [
                "Open the CloudTrail console in the trail's home region, choose Trails, and open the trail.",
                "Under General details, choose Edit.",
                "For Log file SSE-KMS encryption select Enabled, choose a new or an existing key, and choose Save changes.",
            ],
            Cli = ["aws cloudtrail update-trail --region REGION --name ARN --kms-key-id KEY"],
            Note = "The key has to be in the region of the bucket. Who reads the log files needs to decrypt with it.",
        },
        Parts = ["trail"],
        Controls = ["CIS 3.5", "CloudTrail.2", "PCI 10.3.2", "SC-28(1)"],
    };

    public Verdict Evaluate(TrailConfiguration configuration, EvaluationContext context) => configuration.Trail.KmsKeyId is { Length: > 0 }
        ? new Verdict.Compliant()
        : new Verdict.Violation("The trail names no KMS key.", new Dictionary<string, object?>());
}
