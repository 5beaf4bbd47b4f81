using Qrie.Aws.Trail;

namespace Qrie.Policies.Trail;

internal sealed class CloudTrailCloudWatchLogsDisabled : IPolicy<TrailConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "CloudTrailCloudWatchLogsDisabled",
        Title = "Trail does not go to CloudWatch Logs",
        Description = "The trail names no log group of CloudWatch Logs.",
        ResourceType = "AWS::CloudTrail::Trail",
        Severity = 25,
        Category = PolicyCategory.Logging,
        Rationale = "Files in a bucket raise no alarm. Metric filters and alarms on what is dangerous need the events in a log group.",
        Remediation = "Make a log group and a role that CloudTrail may assume to write to it, then: "
            + "aws cloudtrail update-trail --name ARN --cloud-watch-logs-log-group-arn GROUP --cloud-watch-logs-role-arn ROLE.",
        Parts = ["trail"],
        Controls = ["CloudTrail.5", "PCI 10.4.1", "AU-6"],
    };

    public Verdict Evaluate(TrailConfiguration configuration, EvaluationContext context) => configuration.Trail.LogGroupArn is { Length: > 0 }
        ? new Verdict.Compliant()
        : new Verdict.Violation("The trail names no log group.", new Dictionary<string, object?>());
}
