using Qrie.Changes;
using Qrie.CloudTrail.Rules;
using static Qrie.CloudTrail.AccountLevel;
using static Qrie.CloudTrail.Rules.EventRule;
using static Qrie.CloudTrail.Trail.TrailShapes;

namespace Qrie.CloudTrail.Trail;

/// <summary>
/// Trails, and the account, which is judged by all its trails together. Trails of an organization have an ARN of
/// another account and are no resource here.
/// </summary>
internal sealed class TrailEvents : EventTable
{
    public override string EventSource => "cloudtrail.amazonaws.com";

    public override IReadOnlyList<EventRule> Rows { get; } =
    [
        On("CreateTrail").Created(AnyTrail, "re.trailARN / rp.name").RelatedOnly(Account),
        On("UpdateTrail").Changed(AnyTrail, "re.trailARN / rp.name", "trail,bucket").RelatedOnly(Account),
        On("StartLogging StopLogging").Changed(AnyTrail, "re.trailARN / rp.name", "status").RelatedOnly(Account),
        On("PutEventSelectors").Changed(AnyTrail, "re.trailARN / rp.trailName", "event_selectors").RelatedOnly(Account),
        On("PutInsightSelectors").Changed(AnyTrail, "re.trailARN / rp.trailName", ResourceChange.NoPart),
        On("AddTags RemoveTags").Changed(TaggedTrail, "rp.resourceId", "tags"),
        On("DeleteTrail").Deleted(AnyTrail, "rp.name").RelatedOnly(Account),
    ];

    public override string NoResource =>
        "*EventDataStore* *Channel *Dashboard* *Import *Query *Federation *ResourcePolicy *DelegatedAdmin *EventConfiguration";
}
