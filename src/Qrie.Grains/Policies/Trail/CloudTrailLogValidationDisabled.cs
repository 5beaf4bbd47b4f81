using Qrie.Aws.Trail;

namespace Qrie.Policies.Trail;

internal sealed class CloudTrailLogValidationDisabled : IPolicy<TrailConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "CloudTrailLogValidationDisabled",
        Title = "Trail's log files cannot be validated",
        Description = "The trail does not write digests with which its log files can be validated.",
        ResourceType = "AWS::CloudTrail::Trail",
        Severity = 50,
        Category = PolicyCategory.Logging,
        Rationale = "Whoever can write to the bucket can alter or remove log files, and without digests nobody can prove that they did, or did not.",
        Remediation = new()
        {
            Summary = "Have the trail write digests.",
            Console =
            [
                "Open the CloudTrail console in the trail's home region, choose Trails, and open the trail.",
                "Under General details, choose Edit.",
                "Under Additional settings, for Log file validation select Enabled, and choose Save changes.",
            ],
            Cli = ["aws cloudtrail update-trail --region REGION --name ARN --enable-log-file-validation"],
            Note = "Log files of before cannot be validated.",
        },
        Parts = ["trail"],
        Controls = ["CIS 3.2", "CloudTrail.4", "PCI 10.3.2", "AU-9"],
    };

    public Verdict Evaluate(TrailConfiguration configuration, EvaluationContext context) => configuration.Trail.ValidatesLogFiles
        ? new Verdict.Compliant()
        : new Verdict.Violation("Log file validation is not enabled.", new Dictionary<string, object?>());
}
