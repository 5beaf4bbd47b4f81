using Qrie.Aws.Trail;

namespace Qrie.Policies.Trail;

internal sealed class CloudTrailLoggingStopped : IPolicy<TrailConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "CloudTrailLoggingStopped",
        Title = "Trail is not logging",
        Description = "The trail exists but does not record events.",
        ResourceType = "AWS::CloudTrail::Trail",
        Severity = 85,
        Category = PolicyCategory.Logging,
        Rationale = "Stopping the trail is what an intruder does first. What happens while it is stopped is never recorded.",
        Remediation = new()
        {
            Summary = "Find out who stopped it and why, then start it again. Delete a trail that nobody needs.",
            Console =
            [
                "Open the CloudTrail console in the trail's home region, choose Trails, and open the trail.",
                "Choose Start logging.",
            ],
            Cli = ["aws cloudtrail start-logging --region REGION --name ARN"],
            Note = "It is to be done in the trail's home region; for a trail of the organization, in the management account.",
        },
        Parts = ["status"],
        Controls = ["CloudTrail.1", "AU-12"],
    };

    public Verdict Evaluate(TrailConfiguration configuration, EvaluationContext context) => Verdict.When(
        configuration.Status.Is("status", status => !status.IsLogging, whenAbsent: true),
        () =>
        {
            configuration.Status.TryGet(out var status);
            return new Verdict.Violation(
                status?.StoppedAt is null ? "Logging was never started." : "Logging is stopped.",
                new Dictionary<string, object?> { ["stopped_at"] = status?.StoppedAt });
        });
}
