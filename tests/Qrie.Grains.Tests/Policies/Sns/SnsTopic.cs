using System.Text.Json;
using Qrie.Aws;
using Qrie.Aws.Sns;

namespace Qrie.Policies.Sns;

/// <summary>Topics for tests. One for which nobody has set anything is as SNS makes it.</summary>
internal static class SnsTopic
{
    public const string Arn = "arn:aws:sns:eu-west-1:123456789012:t";

    public static SnsTopicConfiguration New { get; } = new()
    {
        Name = "t",
        Region = "eu-west-1",
        Policy = Open("""{"StringEquals":{"AWS:SourceOwner":"123456789012"}}"""),
        Encryption = Observed<SnsEncryption>.Absent,
        Delivery = Judging.Is(new SnsDelivery(false, null, null)),
        Tags = Observed<SortedDictionary<string, string>>.Absent,
    };

    public static Observed<JsonElement> Open(string condition, string action = "SNS:Subscribe") => Judging.Document(
        $$$"""{"Sid":"Open","Effect":"Allow","Principal":{"AWS":"*"},"Action":["{{{action}}}"],"Resource":"{{{Arn}}}","Condition":{{{condition}}}}""");

    public static Verdict Judge(this IPolicy<SnsTopicConfiguration> policy, SnsTopicConfiguration topic) => policy.Evaluate(topic, Judging.Context(Arn));
}
