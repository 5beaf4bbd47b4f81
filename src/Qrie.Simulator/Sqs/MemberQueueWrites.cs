using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Qrie.Simulator.Http;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Sqs;

/// <summary>What can be changed about members' queues, with the records that it leaves.</summary>
internal sealed class MemberQueueWrites(SimulatedOrganization organization, Func<string> url)
{
    private readonly SqsQueues queues = new(organization, url);

    public (JsonObject Answer, Recorded Recorded) Answer(ServiceCall call, JsonObject input) => call.Action switch
    {
        "CreateQueue" => Create(call, input),
        "SetQueueAttributes" => Change(call, input, known => known with { Attributes = queues.Check(known.Attributes.With(input["Attributes"] as JsonObject)) }),
        "AddPermission" => Change(call, input, known => With(known, Statements(known).Append(Permission(call, input)))),
        "RemovePermission" => Change(call, input, known => With(known, Statements(known).Where(statement => statement["Sid"]?.ToString() != input.Required("Label")))),
        "TagQueue" => Change(call, input, known => known with { Tags = known.Tags.SetItems(Tags(input["Tags"])) }),
        "UntagQueue" => Change(call, input, known => known with { Tags = known.Tags.RemoveRange(input.Texts("TagKeys")) }),
        _ => Delete(call, input),
    };

    private (JsonObject, Recorded) Create(ServiceCall call, JsonObject input)
    {
        var existed = organization.Queues.Find(call.AccountId, input.Required("QueueName"), call.Region) is not null;
        var answer = queues.Answer(call.Call, "CreateQueue", input)!;
        var queue = organization.Queues.Find(call.AccountId, input.Required("QueueName"), call.Region)!;
        if (!existed)
        {
            organization.Queues.Settings.Change(queue.Arn, _ => new QueueSettings(queue.Attributes, ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, Tags(input["tags"] ?? input["Tags"])), call.Now));
        }

        var shown = new JsonObject { ["queueName"] = queue.Name };
        if (input["Attributes"] is { } attributes)
        {
            shown["attributes"] = attributes.DeepClone();
        }

        return (answer, new Recorded(queue.Name, shown, new JsonObject { ["queueUrl"] = RealUrl(queue) }));
    }

    private (JsonObject, Recorded) Change(ServiceCall call, JsonObject input, Func<QueueSettings, QueueSettings> change)
    {
        var queue = queues.Of(call.Call, input);
        var settings = organization.Queues.Settings.Change(queue.Arn, known => change(known!))!;
        queue.Attributes = settings.Attributes;
        return ([], new Recorded(queue.Name, Shown(input, queue)));
    }

    private (JsonObject, Recorded) Delete(ServiceCall call, JsonObject input)
    {
        var queue = queues.Of(call.Call, input);
        organization.Queues.Delete(queue);
        organization.Queues.Settings.Change(queue.Arn, _ => null);
        return ([], new Recorded(queue.Name, Shown(input, queue)));
    }

    // Names of attributes and tags stay as they are: they are no parameters.
    private JsonObject Shown(JsonObject input, SimulatedQueue queue)
    {
        var shown = new JsonObject(input.Select(member => KeyValuePair.Create(char.ToLowerInvariant(member.Key[0]) + member.Key[1..], member.Value?.DeepClone())));
        shown["queueUrl"] = RealUrl(queue);
        return shown;
    }

    private string RealUrl(SimulatedQueue queue) =>
        $"https://sqs.{queue.Arn.Split(':')[3]}.amazonaws.com{(organization.Partition == "aws-cn" ? ".cn" : "")}/{queue.AccountId}/{queue.Name}";

    private JsonObject Permission(ServiceCall call, JsonObject input) => new()
    {
        ["Sid"] = input.Required("Label"),
        ["Effect"] = "Allow",
        ["Principal"] = new JsonObject
        {
            ["AWS"] = new JsonArray([.. input.Texts("AWSAccountIds").Select(id => (JsonNode)(id == "*" ? "*" : $"arn:{organization.Partition}:iam::{id}:root"))]),
        },
        ["Action"] = new JsonArray([.. input.Texts("Actions").Select(action => (JsonNode)$"SQS:{action}")]),
        ["Resource"] = queues.Of(call.Call, input).Arn,
    };

    private static IEnumerable<JsonObject> Statements(QueueSettings settings) =>
        settings.Attributes.Policy is { } text && JsonNode.Parse(text)!["Statement"] is JsonArray statements ? statements.OfType<JsonObject>() : [];

    private static QueueSettings With(QueueSettings settings, IEnumerable<JsonObject> statements)
    {
        var all = new JsonArray([.. statements.Select(statement => statement.DeepClone())]);
        var policy = all.Count == 0 ? "" : new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = all }.ToJsonString();
        return settings with { Attributes = settings.Attributes.With(new JsonObject { ["Policy"] = policy }) };
    }

    private static IEnumerable<KeyValuePair<string, string>> Tags(JsonNode? tags) =>
        (tags as JsonObject ?? []).Select(tag => KeyValuePair.Create(tag.Key, $"{tag.Value}"));
}
