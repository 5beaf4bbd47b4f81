using Qrie.Aws.Organization;

namespace Qrie.Policies.Trail;

internal sealed class CloudTrailS3ReadEventsNotLogged : IPolicy<AccountConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "CloudTrailS3ReadEventsNotLogged",
        Title = "No trail records reads of objects in S3",
        Description = "No trail that covers all regions and is logging records object-level reads of all buckets.",
        ResourceType = Arns.AccountType,
        Severity = 15,
        Category = PolicyCategory.Logging,
        Rationale = "Management events do not show who read an object, so that after a leak nobody knows what was taken.",
        Remediation = new()
        {
            Summary = "Have a trail for all regions record reads of objects in S3.",
            Console =
            [
                "Open the CloudTrail console, choose Trails, and open a trail for all regions.",
                "Under Data events, choose Edit, and Add data event type.",
                "For Resource type choose S3, for Log selector template choose Log readOnly events or Log all events, and choose Save changes.",
            ],
            Cli =
            [
                "aws cloudtrail get-event-selectors --trail-name TRAIL",
                """aws cloudtrail put-event-selectors --trail-name TRAIL --advanced-event-selectors '[{"Name":"Management","FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]}]},{"Name":"Objects","FieldSelectors":[{"Field":"eventCategory","Equals":["Data"]},{"Field":"resources.type","Equals":["AWS::S3::Object"]},{"Field":"readOnly","Equals":["true"]}]}]'""",
            ],
            Note = "The second command replaces all selectors: add those that the first one shows and that are still wanted. Without the selector of readOnly "
                + "it records reads and writes alike. Data events are charged for.",
        },
        Parts = ["trails"],
        Controls = ["CIS 3.9", "S3.23", "AU-12"],
    };

    public Verdict Evaluate(AccountConfiguration configuration, EvaluationContext context) => Verdict.When(
        !RecordedEvents.Are(configuration, selectors => SelectedEvents.ObjectsOfAllBuckets(selectors).Reads),
        () => new Verdict.Violation("No trail that is logging in all regions records reads of the objects of all buckets.", RecordedEvents.Evidence(configuration)));
}
