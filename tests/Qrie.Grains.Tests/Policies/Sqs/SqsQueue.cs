using System.Text.Json;
using Qrie.Aws;
using Qrie.Aws.Sqs;

namespace Qrie.Policies.Sqs;

/// <summary>Queues for tests. One for which nobody has set anything is as SQS makes it now.</summary>
internal static class SqsQueue
{
    public const string Arn = "arn:aws:sqs:eu-west-1:123456789012:q";

    public static SqsQueueConfiguration New { get; } = new()
    {
        Name = "q",
        Region = "eu-west-1",
        Policy = Observed<JsonElement>.Absent,
        Encryption = Judging.Is(new SqsEncryption(null)),
        Delivery = Judging.Is(new SqsDelivery()),
        Tags = Observed<SortedDictionary<string, string>>.Absent,
    };

    public static Verdict Judge(this IPolicy<SqsQueueConfiguration> policy, SqsQueueConfiguration queue) => policy.Evaluate(queue, Judging.Context(Arn));
}
