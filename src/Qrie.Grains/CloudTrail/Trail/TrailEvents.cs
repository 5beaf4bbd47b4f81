using Qrie.CloudTrail.Rules;
using static Qrie.CloudTrail.AccountLevel;
using static Qrie.CloudTrail.Rules.EventRule;

namespace Qrie.CloudTrail.Trail;

/// <summary>
/// Trails, and the account, which is judged by all its trails together. Trails of an organization have an ARN of
/// another account and are no resource here.
/// </summary>
internal sealed class TrailEvents : EventTable
{
    private const string TrailType = "AWS::CloudTrail::Trail";

    private static readonly ResourceShape Trail = new(TrailType, (record, text) => text.Split(':') switch
    {
        [var name] when IsName(name) => new Identified(TrailType, $"arn:{record.Partition}:cloudtrail:{record.Region}:{record.AccountId}:trail/{name}"),
        ["arn", _, "cloudtrail", _, var owner, var rest] when rest.StartsWith("trail/", StringComparison.Ordinal) && IsName(rest["trail/".Length..]) =>
            owner == record.AccountId ? new Identified(TrailType, text) : Identified.NotOurs,
        _ => null,
    });

    private static readonly ResourceShape TaggedTrail = new(TrailType, (record, text) =>
        text.Split(':') is ["arn", _, "cloudtrail", _, _, var rest] && !rest.StartsWith("trail/", StringComparison.Ordinal)
            ? Identified.NotOurs
            : Trail.Identify(record, text));

    private static readonly ResourceShape AccountOfTrail = new([], (record, text) =>
        TaggedTrail.Identify(record, text) is { Type: not null } ? Account.Identify(record, "") : Identified.NotOurs);

    public override string EventSource => "cloudtrail.amazonaws.com";

    public override IReadOnlyList<EventRule> Rows { get; } =
    [
        On("CreateTrail").Created(Trail, "re.trailARN / rp.name").RelatedOnly(Account),
        On("UpdateTrail StartLogging StopLogging").Changed(Trail, "re.trailARN / rp.name").RelatedOnly(Account),
        On("PutEventSelectors PutInsightSelectors").Changed(Trail, "re.trailARN / rp.trailName").RelatedOnly(Account),
        On("AddTags RemoveTags").Changed(TaggedTrail, "rp.resourceId").RelatedNamed(AccountOfTrail, "rp.resourceId?"),
        On("DeleteTrail").Deleted(Trail, "rp.name").RelatedOnly(Account),
    ];

    public override string NoResource =>
        "*EventDataStore* *Channel *Dashboard* *Import *Query *Federation *ResourcePolicy *DelegatedAdmin *EventConfiguration";

    private static bool IsName(string text) =>
        text.Length is >= 3 and <= 128 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
}
