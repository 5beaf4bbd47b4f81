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
        Remediation = "aws cloudtrail update-trail --name ARN --enable-log-file-validation, in its home region.",
        Parts = ["trail"],
        Controls = ["CIS 3.2", "CloudTrail.4", "PCI 10.3.2", "AU-9"],
    };

    public Verdict Evaluate(TrailConfiguration configuration, EvaluationContext context) => configuration.Trail.ValidatesLogFiles
        ? new Verdict.Compliant()
        : new Verdict.Violation("Log file validation is not enabled.", new Dictionary<string, object?>());
}
