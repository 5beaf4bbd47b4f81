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
        Remediation = "Find out who stopped it and why, then: aws cloudtrail start-logging --name ARN, in its home region. Delete a trail that nobody needs.",
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
