using Qrie.CloudTrail.Rules;
using static Qrie.CloudTrail.Rules.EventRule;

namespace Qrie.CloudTrail.Sns;

/// <summary>Topics, always by their ARN.</summary>
internal sealed class SnsEvents : EventTable
{
    private const string TopicType = "AWS::SNS::Topic";
    private const string TopicPath = "rp.topicArn / rp.resourceArn";

    private static readonly ResourceShape Topic = new(TopicType, (_, text) =>
        text.Split(':') is ["arn", _, "sns", { Length: > 0 }, var owner, var name] && Arns.IsAccountId(owner) && IsName(name)
            ? new Identified(TopicType, text)
            : null);

    public override string EventSource => "sns.amazonaws.com";

    public override IReadOnlyList<EventRule> Rows { get; } =
    [
        On("CreateTopic").Created(Topic, "re.topicArn"),
        On("SetTopicAttributes PutDataProtectionPolicy").Changed(Topic, TopicPath),
        On("AddPermission RemovePermission").Changed(Topic, TopicPath, "policy"),
        On("TagResource UntagResource").Changed(Topic, TopicPath, "tags"),
        On("DeleteTopic").Deleted(Topic, "rp.topicArn"),
    ];

    public override string Data => "Publish PublishBatch";

    public override string Listed =>
        "Subscribe ConfirmSubscription Unsubscribe SetSubscriptionAttributes OptInPhoneNumber DeleteEndpoint SetEndpointAttributes *SMS* *Platform*";

    private static bool IsName(string text) =>
        text.Length is > 0 and <= 256 && (text.EndsWith(".fifo", StringComparison.Ordinal) ? text[..^".fifo".Length] : text).All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
