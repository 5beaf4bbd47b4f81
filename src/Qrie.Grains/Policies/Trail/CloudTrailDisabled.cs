using Qrie.Aws.Organization;

namespace Qrie.Policies.Trail;

internal sealed class CloudTrailDisabled : IPolicy<AccountConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "CloudTrailDisabled",
        Title = "No trail records what happens in the account",
        Description = "No trail, the account's own or its organization's, covers all regions, is logging, and records management events, reads and writes alike.",
        ResourceType = Arns.AccountType,
        Severity = 90,
        Category = PolicyCategory.Logging,
        Rationale = "Without a record nobody can tell, after an incident, who did what. A trail for one region only leaves an intruder all the others.",
        Remediation = "Make a trail for all regions, best one for the whole organization: aws cloudtrail create-trail --name NAME --s3-bucket-name BUCKET "
            + "--is-multi-region-trail --enable-log-file-validation, then aws cloudtrail start-logging --name NAME. "
            + "A trail that is there but records too little: aws cloudtrail put-event-selectors with management events of type All.",
        Parts = ["trails"],
        Controls = ["CIS 3.1", "CloudTrail.1", "PCI 10.2.1", "AU-12"],
    };

    public Verdict Evaluate(AccountConfiguration configuration, EvaluationContext context) => Verdict.When(
        !RecordedEvents.Are(configuration, selectors => SelectedEvents.Management(selectors).All),
        () => new Verdict.Violation(
            configuration.Trails.TryGet(out var known) && known.Count > 0
                ? "None of the trails covers all regions, is logging, and records all management events."
                : "There is no trail.",
            RecordedEvents.Evidence(configuration)));
}
