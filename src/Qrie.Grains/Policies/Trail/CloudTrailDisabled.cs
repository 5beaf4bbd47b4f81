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
        Remediation = new()
        {
            Summary = "Make a trail for all regions, best one for the whole organization; or have one that is there record all management events in all regions.",
            Console =
            [
                "Open the CloudTrail console, choose Trails, and choose Create trail.",
                "Enter a name, choose the bucket, leave Log file validation enabled, and choose Next.",
                "Choose Management events, with API activity Read and Write, choose Next, and choose Create trail.",
            ],
            Cli =
            [
                "aws cloudtrail create-trail --name TRAIL --s3-bucket-name BUCKET --is-multi-region-trail --enable-log-file-validation",
                "aws cloudtrail start-logging --name TRAIL",
                """aws cloudtrail put-event-selectors --trail-name TRAIL --event-selectors '[{"ReadWriteType":"All","IncludeManagementEvents":true}]'""",
            ],
            Note = "Trails of the console are for all regions; one that is for a single region becomes so only by the CLI, with aws cloudtrail update-trail "
                + "--is-multi-region-trail. The last command is for a trail that records too little, and replaces its selectors. With the CLI the bucket has "
                + "to let CloudTrail write.",
        },
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
