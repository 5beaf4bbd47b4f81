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
        Remediation = new()
        {
            Summary = "Send the trail's events to a log group of CloudWatch Logs, with a role that CloudTrail may assume to write to it.",
            Console =
            [
                "Open the CloudTrail console in the trail's home region, choose Trails, and open the trail.",
                "Under CloudWatch Logs, choose Edit, and select Enabled.",
                "Choose a new or an existing log group and IAM role, and choose Save changes.",
            ],
            Cli =
            [
                "aws logs create-log-group --region REGION --log-group-name GROUP",
                "aws cloudtrail update-trail --region REGION --name ARN --cloud-watch-logs-log-group-arn GROUPARN --cloud-watch-logs-role-arn ROLEARN",
            ],
            Note = "The console makes the role; with the CLI it has to be there: trusted by cloudtrail.amazonaws.com, with logs:CreateLogStream and "
                + "logs:PutLogEvents on the log group, whose ARN ends in :*.",
        },
        Parts = ["trail"],
        Controls = ["CloudTrail.5", "PCI 10.4.1", "AU-6"],
    };

    public Verdict Evaluate(TrailConfiguration configuration, EvaluationContext context) => configuration.Trail.LogGroupArn is { Length: > 0 }
        ? new Verdict.Compliant()
        : new Verdict.Violation("The trail names no log group.", new Dictionary<string, object?>());
}
