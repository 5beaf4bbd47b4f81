using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Qrie.Simulator.Http;

namespace Qrie.Simulator.Sqs;

/// <summary>Answers what is asked about queues themselves.</summary>
internal sealed partial class SqsQueues(SimulatedOrganization organization, Func<string> url)
{
    /// <summary>The answer, or null when the operation is not known.</summary>
    public JsonObject? Answer(SimulatedCall call, string operation, JsonObject input)
    {
        switch (operation)
        {
            case "CreateQueue":
                return new JsonObject { ["QueueUrl"] = UrlOf(Create(call, input)) };
            case "GetQueueUrl":
                return new JsonObject { ["QueueUrl"] = UrlOf(Find(call, input["QueueOwnerAWSAccountId"]?.ToString() ?? call.Caller.AccountId, input.Required("QueueName"))) };
            case "ListQueues":
                var prefix = input["QueueNamePrefix"]?.ToString() ?? "";
                return List("QueueUrls", organization.Queues.Of(call.Caller.AccountId, call.Region).Where(queue => queue.Name.StartsWith(prefix, StringComparison.Ordinal)));
            case "ListDeadLetterSourceQueues":
                return List("queueUrls", organization.Queues.SourcesOf(Of(call, input)));
            case "DeleteQueue":
                organization.Queues.Delete(Of(call, input));
                return [];
            case "PurgeQueue":
                Of(call, input).Purge();
                return [];
            case "SetQueueAttributes":
                var changed = Of(call, input);
                changed.Attributes = Check(changed.Attributes.With(input["Attributes"] as JsonObject));
                return [];
            case "GetQueueAttributes":
                return Attributes(Of(call, input), [.. input.Texts("AttributeNames")]);
            default:
                return null;
        }
    }

    /// <summary>The queue that a call names by its URL.</summary>
    public SimulatedQueue Of(SimulatedCall call, JsonObject input) => input.Required("QueueUrl").TrimEnd('/').Split('/') is [.., var account, var name]
        ? Find(call, account, name)
        : throw new AwsError(404, "InvalidAddress", $"The address {input["QueueUrl"]} is not valid for this endpoint.");

    private string UrlOf(SimulatedQueue queue) => $"{url()}/{queue.AccountId}/{queue.Name}";

    private SimulatedQueue Create(SimulatedCall call, JsonObject input)
    {
        var name = input.Required("QueueName");
        if (!QueueName().IsMatch(name))
        {
            throw new AwsError(400, "InvalidParameterValue", "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length. The simulator has no FIFO queues.");
        }

        var asked = input["Attributes"] as JsonObject;
        if (organization.Queues.Find(call.Caller.AccountId, name, call.Region) is { } existing)
        {
            return existing.Attributes.Agrees(asked)
                ? existing
                : throw new AwsError(400, "QueueNameExists", "A queue already exists with the same name and a different value for an attribute.");
        }

        var attributes = Check(QueueAttributes.Default.With(asked));
        var queue = organization.Queues.GetOrCreate(call.Caller.AccountId, name, call.Region);
        queue.Attributes = attributes;
        return queue;
    }

    /// <summary>The attributes, unless they name a dead-letter queue that does not exist.</summary>
    public QueueAttributes Check(QueueAttributes attributes) =>
        attributes.Redrive is { } redrive && organization.Queues.FindByArn(redrive.TargetArn) is null
            ? throw new AwsError(400, "InvalidParameterValue", $"Value for parameter RedrivePolicy is invalid. Reason: Dead letter target does not exist: {redrive.TargetArn}.")
            : attributes;

    private SimulatedQueue Find(SimulatedCall call, string accountId, string name)
    {
        var queue = organization.Queues.Find(accountId, name, call.Region)
            ?? throw new AwsError(400, "QueueDoesNotExist", "The specified queue does not exist.");
        return accountId == call.Caller.AccountId || call.Caller.IsAdministrator
            ? queue
            : throw new AwsError(403, "AccessDenied", $"User: {call.Caller.Arn} is not authorized to perform: {call.Header("X-Amz-Target").Replace("AmazonSQS.", "sqs:", StringComparison.OrdinalIgnoreCase).ToLowerInvariant()} on resource: {queue.Arn} because no resource-based policy allows the action");
    }

    private JsonObject List(string member, IEnumerable<SimulatedQueue> queues) =>
        new() { [member] = new JsonArray([.. queues.Select(queue => (JsonNode)UrlOf(queue))]) };

    private static JsonObject Attributes(SimulatedQueue queue, IReadOnlyList<string> names)
    {
        var (visible, inFlight, delayed) = queue.Count;
        var created = queue.CreatedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var all = queue.Attributes.All.Concat(
        [
            KeyValuePair.Create("ApproximateNumberOfMessages", visible.ToString(CultureInfo.InvariantCulture)),
            KeyValuePair.Create("ApproximateNumberOfMessagesNotVisible", inFlight.ToString(CultureInfo.InvariantCulture)),
            KeyValuePair.Create("ApproximateNumberOfMessagesDelayed", delayed.ToString(CultureInfo.InvariantCulture)),
            KeyValuePair.Create("QueueArn", queue.Arn),
            KeyValuePair.Create("CreatedTimestamp", created),
            KeyValuePair.Create("LastModifiedTimestamp", created),
        ]);
        var wanted = all.Where(attribute => names.Contains("All") || names.Contains(attribute.Key))
            .Select(attribute => KeyValuePair.Create(attribute.Key, (JsonNode?)attribute.Value)).ToArray();
        return wanted.Length == 0 ? [] : new JsonObject { ["Attributes"] = new JsonObject(wanted) };
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,80}$")]
    private static partial Regex QueueName();
}
