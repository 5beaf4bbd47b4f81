using System.Text;
using System.Text.Json.Nodes;
using Qrie.Changes;

namespace Qrie.CloudTrail;

/// <summary>Records as CloudTrail writes them, to be bent by tests, and what the parser makes of them in short.</summary>
internal static class Records
{
    public const string Account = "111122223333";
    public const string Other = "444455556666";

    public static readonly CloudTrailParser Parser = new();

    public static JsonObject Of(string source, string name, string? request = null, string? response = null, Action<JsonObject>? bend = null)
    {
        var record = new JsonObject
        {
            ["eventVersion"] = "1.11",
            ["userIdentity"] = new JsonObject
            {
                ["type"] = "AssumedRole",
                ["principalId"] = "AROA1:anna",
                ["arn"] = $"arn:aws:sts::{Account}:assumed-role/Admin/anna",
                ["accountId"] = Account,
            },
            ["eventTime"] = "2026-03-04T05:06:07Z",
            ["eventSource"] = source,
            ["eventName"] = name,
            ["awsRegion"] = "eu-west-1",
            ["sourceIPAddress"] = "198.51.100.7",
            ["requestParameters"] = request is null ? null : JsonNode.Parse(request),
            ["responseElements"] = response is null ? null : JsonNode.Parse(response),
            ["eventID"] = "5d0c6e0a-7a0f-4d55-9a43-000000000001",
            ["readOnly"] = false,
            ["eventType"] = "AwsApiCall",
            ["managementEvent"] = true,
            ["recipientAccountId"] = Account,
            ["eventCategory"] = "Management",
        };
        bend?.Invoke(record);
        return record;
    }

    public static JsonObject OfS3(string name, string? request = """{"bucketName":"ledger"}""", Action<JsonObject>? bend = null) =>
        Of("s3.amazonaws.com", name, request, null, bend);

    public static JsonObject Envelope(JsonObject record, Action<JsonObject>? bend = null)
    {
        var envelope = new JsonObject
        {
            ["version"] = "0",
            ["id"] = "c3c3c3c3-0000-0000-0000-000000000001",
            ["detail-type"] = "AWS API Call via CloudTrail",
            ["source"] = "aws.s3",
            ["account"] = Account,
            ["time"] = "2026-03-04T05:06:08Z",
            ["region"] = "eu-west-1",
            ["resources"] = new JsonArray(),
            ["detail"] = record,
        };
        bend?.Invoke(envelope);
        return envelope;
    }

    public static ParsedRecord Parse(this JsonObject record) => Parser.ParseRecord(Encoding.UTF8.GetBytes(record.ToJsonString()));

    public static ParsedRecord ParseEnvelope(this JsonObject envelope) => ParseEnvelope(Encoding.UTF8.GetBytes(envelope.ToJsonString()));

    public static ParsedRecord ParseEnvelope(byte[] message) => Parser.ParseEnvelope(message, account => account == Account);

    /// <summary>
    /// What the parser makes of each of the events: their common answer, its lines joined by <c>; </c>. In the expected
    /// text <c>ec2:~:</c> stands for <c>arn:aws:ec2:</c> with the region and account of the record, <c>iam::~:</c> alike.
    /// </summary>
    /// <param name="source">The first word of the event source.</param>
    /// <param name="names">Names of events, parted by spaces.</param>
    /// <param name="members">Members of the record after <c>rp</c>, <c>re</c>, <c>sd</c> or <c>resources</c>, in single quotes.</param>
    /// <param name="expected">The lines, joined by <c>; </c>.</param>
    public static void ShouldEachGive(string source, string names, string members, string expected)
    {
        foreach (var name in names.Split(' '))
        {
            var record = Of($"{source}.amazonaws.com", name);
            foreach (var (key, value) in Json("{" + members.Replace('\'', '"') + "}").AsObject())
            {
                record[key switch { "rp" => "requestParameters", "re" => "responseElements", "sd" => "serviceEventDetails", _ => key }] = value?.DeepClone();
            }

            var parsed = record.Parse();
            var lines = string.Join("; ", parsed.Outcome == RecordOutcome.Changes ? parsed.Short() : [parsed.Verdict()]);
            lines.Replace($":eu-west-1:{Account}:", ":~:").Replace($"::{Account}:", "::~:").Replace("arn:aws:", "").Should().Be(expected, "of {0}", name);
        }
    }

    public static JsonNode Json(string text) => JsonNode.Parse(text)!;

    /// <summary><c>changes</c>, or outcome and reason: <c>ignored read_only</c>.</summary>
    public static string Verdict(this ParsedRecord record) => $"{record.Outcome.ToString().ToLowerInvariant()} {record.Reason}".TrimEnd();

    /// <summary>
    /// The changes in the tables' letters, a line each: <c>C arn</c>, <c>U Type name</c>, <c>R Type of arn</c>, <c>B Type</c>.
    /// </summary>
    public static string[] Short(this ParsedRecord record) => [.. record.Changes.Select(Short)];

    private static string Short(ResourceChange change)
    {
        var type = change.Type.Replace("AWS::", "");
        return change switch
        {
            { Kind: ChangeKind.Relist } => $"B {type}",
            { Arn: { } arn } => $"{Letter(change.Kind)} {arn}",
            { Name: { } name } => $"{Letter(change.Kind)} {type} {name}",
            _ => $"R {type} of {change.RelatedTo}",
        };
    }

    private static char Letter(ChangeKind kind) => kind switch
    {
        ChangeKind.Created => 'C',
        ChangeKind.Changed => 'U',
        ChangeKind.Deleted => 'D',
        _ => 'R',
    };
}
