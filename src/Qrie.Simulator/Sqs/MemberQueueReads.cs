using System.Globalization;
using System.Text.Json.Nodes;
using Qrie.Simulator.Http;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Sqs;

/// <summary>What can be asked of members' queues.</summary>
internal sealed class MemberQueueReads(SimulatedOrganization organization, Func<string> url)
{
    private const int MostListed = 1000;

    public JsonObject Answer(ServiceCall call, JsonObject input) => call.Action switch
    {
        "GetQueueUrl" => new JsonObject { ["QueueUrl"] = UrlOf(Find(call, ArnOf(call, input.Required("QueueName"))).Arn) },
        "ListQueues" => List(call, input),
        "ListQueueTags" => new JsonObject
        {
            ["Tags"] = new JsonObject(Find(call, ArnOf(call, input)).Settings.Tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value))),
        },
        _ => Attributes(Find(call, ArnOf(call, input)), [.. input.Texts("AttributeNames")]),
    };

    private string ArnOf(ServiceCall call, JsonObject input) => input.Required("QueueUrl").TrimEnd('/').Split('/') is [.., var account, var name]
        ? ArnOf(call, name, account)
        : throw new AwsError(404, "InvalidAddress", $"The address {input["QueueUrl"]} is not valid for this endpoint.");

    private string ArnOf(ServiceCall call, string name, string? account = null) =>
        $"arn:{organization.Partition}:sqs:{call.Region}:{account ?? call.AccountId}:{name}";

    // Within an account a queue's policy can only take away; other accounts need to be let in, which the simulator never does.
    private (string Arn, QueueSettings Settings) Find(ServiceCall call, string arn)
    {
        var (caller, action) = (call.Call.Caller, $"sqs:{call.Action}");
        if (arn.Split(':')[4] != caller.AccountId)
        {
            throw AwsError.Denied(caller.Arn, action, arn, "resource-based");
        }

        var settings = organization.Queues.Settings.AsOf(arn, call.Now)
            ?? throw new AwsError(400, "QueueDoesNotExist", "The specified queue does not exist.");
        return !caller.IsAdministrator && settings.Attributes.Policy is { } text && ResourcePolicy.Parse(text) is { } policy
            && ResourcePolicy.Denies(policy, action, caller.AccountId, caller.Arn)
                ? throw new AwsError(403, "AccessDenied", $"User: {caller.Arn} is not authorized to perform: {action} on resource: {arn} with an explicit deny in a resource-based policy")
                : (arn, settings);
    }

    private JsonObject List(ServiceCall call, JsonObject input)
    {
        var most = input.Number("MaxResults", 1, MostListed);
        var prefix = ArnOf(call, input["QueueNamePrefix"]?.ToString() ?? "");
        var after = input["NextToken"]?.ToString() ?? "";
        var page = organization.Queues.Settings.Where(call.Now, prefix).Select(row => row.Key)
            .Where(arn => string.CompareOrdinal(arn, after) > 0).Take((most ?? MostListed) + 1).ToArray();
        var answer = new JsonObject { ["QueueUrls"] = new JsonArray([.. page.Take(most ?? MostListed).Select(arn => (JsonNode)UrlOf(arn))]) };
        // As in SQS: without a number asked for, there is no further page.
        if (most is { } limit && page.Length > limit)
        {
            answer["NextToken"] = page[limit - 1];
        }

        return answer;
    }

    private static JsonObject Attributes((string Arn, QueueSettings Settings) queue, IReadOnlyList<string> names)
    {
        var created = queue.Settings.CreatedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var all = queue.Settings.Attributes.All.Concat(
        [
            KeyValuePair.Create("ApproximateNumberOfMessages", "0"),
            KeyValuePair.Create("ApproximateNumberOfMessagesNotVisible", "0"),
            KeyValuePair.Create("ApproximateNumberOfMessagesDelayed", "0"),
            KeyValuePair.Create("QueueArn", queue.Arn),
            KeyValuePair.Create("CreatedTimestamp", created),
            KeyValuePair.Create("LastModifiedTimestamp", created),
        ]);
        return new JsonObject
        {
            ["Attributes"] = new JsonObject(all
                .Where(attribute => names.Contains("All") || names.Contains(attribute.Key))
                .Select(attribute => KeyValuePair.Create(attribute.Key, (JsonNode?)attribute.Value))),
        };
    }

    private string UrlOf(string arn) => $"{url()}/{arn.Split(':')[4]}/{arn.Split(':')[5]}";
}
