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
        Remediation = "Add data events to a multi-region trail: aws cloudtrail put-event-selectors --trail-name NAME --advanced-event-selectors with eventCategory Data, "
            + "resources.type AWS::S3::Object and readOnly true, beside the selector of management events. Data events are charged for.",
        Parts = ["trails"],
        Controls = ["CIS 3.9", "S3.23", "AU-12"],
    };

    public Verdict Evaluate(AccountConfiguration configuration, EvaluationContext context) => Verdict.When(
        !RecordedEvents.Are(configuration, selectors => SelectedEvents.ObjectsOfAllBuckets(selectors).Reads),
        () => new Verdict.Violation("No trail that is logging in all regions records reads of the objects of all buckets.", RecordedEvents.Evidence(configuration)));
}
