using Qrie.Aws.Organization;

namespace Qrie.Policies.Trail;

internal sealed class CloudTrailS3WriteEventsNotLogged : IPolicy<AccountConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "CloudTrailS3WriteEventsNotLogged",
        Title = "No trail records writes to objects in S3",
        Description = "No trail that covers all regions and is logging records object-level writes of all buckets.",
        ResourceType = Arns.AccountType,
        Severity = 20,
        Category = PolicyCategory.Logging,
        Rationale = "Management events do not show who put, overwrote or deleted an object.",
        Remediation = new()
        {
            Summary = "Have a trail for all regions record writes of objects in S3.",
            Console =
            [
                "Open the CloudTrail console, choose Trails, and open a trail for all regions.",
                "Under Data events, choose Edit, and Add data event type.",
                "For Resource type choose S3, for Log selector template choose Log writeOnly events or Log all events, and choose Save changes.",
            ],
            Cli =
            [
                "aws cloudtrail get-event-selectors --trail-name TRAIL",
                """aws cloudtrail put-event-selectors --trail-name TRAIL --advanced-event-selectors '[{"Name":"Management","FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]}]},{"Name":"Objects","FieldSelectors":[{"Field":"eventCategory","Equals":["Data"]},{"Field":"resources.type","Equals":["AWS::S3::Object"]},{"Field":"readOnly","Equals":["false"]}]}]'""",
            ],
            Note = "The second command replaces all selectors: add those that the first one shows and that are still wanted. Without the selector of readOnly "
                + "it records reads and writes alike. Data events are charged for.",
        },
        Parts = ["trails"],
        Controls = ["CIS 3.8", "S3.22", "PCI 10.2.1", "AU-12"],
    };

    public Verdict Evaluate(AccountConfiguration configuration, EvaluationContext context) => Verdict.When(
        !RecordedEvents.Are(configuration, selectors => SelectedEvents.ObjectsOfAllBuckets(selectors).Writes),
        () => new Verdict.Violation("No trail that is logging in all regions records writes to the objects of all buckets.", RecordedEvents.Evidence(configuration)));
}
