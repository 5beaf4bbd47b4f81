using Qrie.CloudTrail.Rules;
using static Qrie.CloudTrail.Rules.EventRule;

namespace Qrie.CloudTrail.Sqs;

/// <summary>Queues: owner and name are the last two segments of the URL.</summary>
internal sealed class SqsEvents : EventTable
{
    private const string QueueType = "AWS::SQS::Queue";

    private static readonly ResourceShape Queue = new(QueueType, (record, text) => text.Split('/') switch
    {
        [var name] when IsName(name) => Named(record, record.AccountId, name),
        ["http:" or "https:", "", _, .., var owner, var name] when Arns.IsAccountId(owner) && IsName(name) => Named(record, owner, name),
        _ => null,
    });

    public override string EventSource => "sqs.amazonaws.com";

    public override IReadOnlyList<EventRule> Rows { get; } =
    [
        On("CreateQueue").Created(Queue, "re.queueUrl / rp.queueName"),
        On("SetQueueAttributes").Changed(Queue, "rp.queueUrl"),
        On("AddPermission RemovePermission").Changed(Queue, "rp.queueUrl", "policy"),
        On("TagQueue UntagQueue").Changed(Queue, "rp.queueUrl", "tags"),
        On("DeleteQueue").Deleted(Queue, "rp.queueUrl"),
    ];

    public override string Data =>
        "SendMessage SendMessageBatch ReceiveMessage DeleteMessage DeleteMessageBatch ChangeMessageVisibility ChangeMessageVisibilityBatch";

    public override string Listed => "PurgeQueue StartMessageMoveTask CancelMessageMoveTask";

    private static Identified Named(CloudTrailRecord record, string owner, string name) =>
        new(QueueType, $"arn:{record.Partition}:sqs:{record.Region}:{owner}:{name}");

    private static bool IsName(string text) =>
        text.Length is > 0 and <= 80 && (text.EndsWith(".fifo", StringComparison.Ordinal) ? text[..^".fifo".Length] : text).All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
