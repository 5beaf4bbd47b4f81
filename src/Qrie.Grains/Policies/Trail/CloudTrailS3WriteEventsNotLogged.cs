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
        Remediation = "Add data events to a multi-region trail: aws cloudtrail put-event-selectors --trail-name NAME --advanced-event-selectors with eventCategory Data, "
            + "resources.type AWS::S3::Object and readOnly false, beside the selector of management events. Data events are charged for.",
        Parts = ["trails"],
        Controls = ["CIS 3.8", "S3.22", "PCI 10.2.1", "AU-12"],
    };

    public Verdict Evaluate(AccountConfiguration configuration, EvaluationContext context) => Verdict.When(
        !RecordedEvents.Are(configuration, selectors => SelectedEvents.ObjectsOfAllBuckets(selectors).Writes),
        () => new Verdict.Violation("No trail that is logging in all regions records writes to the objects of all buckets.", RecordedEvents.Evidence(configuration)));
}
