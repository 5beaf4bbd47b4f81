using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Qrie.Simulator.Http;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Sns;

/// <summary>Amazon SNS: topics with their policies, encryption and tags. Nothing is published.</summary>
internal sealed partial class SimulatedSns : QueryService
{
    private const int PageSize = 100;

    private static readonly string[] Settable =
        ["Policy", "DisplayName", "KmsMasterKeyId", "DeliveryPolicy", "SignatureVersion", "TracingConfig", "ContentBasedDeduplication"];

    private readonly SimulatedTable<SimulatedTopic> topics;

    public SimulatedSns(SimulatedOrganization organization) : base(organization)
    {
        topics = new SimulatedTable<SimulatedTopic>(organization);
        Reads = new Dictionary<string, Func<ServiceCall, QueryParameters, XElement?>>
        {
            ["GetTopicAttributes"] = GetAttributes,
            ["ListTopics"] = List,
            ["ListTagsForResource"] = ListTags,
        };
        Writes = new Dictionary<string, Func<ServiceCall, QueryParameters, (XElement?, Recorded?)>>
        {
            ["CreateTopic"] = Create,
            ["SetTopicAttributes"] = (call, input) => Change(
                call, input, "TopicArn", topic => topic with { Attributes = Set(topic.Attributes, input.Required("AttributeName"), input["AttributeValue"] ?? "") }),
            ["AddPermission"] = (call, input) => Change(call, input, "TopicArn", topic => With(topic, Statements(topic).Append(Permission(input)))),
            ["RemovePermission"] = (call, input) => Change(
                call, input, "TopicArn", topic => With(topic, Statements(topic).Where(statement => statement["Sid"]?.ToString() != input.Required("Label")))),
            ["TagResource"] = (call, input) => Change(call, input, "ResourceArn", topic => topic with { Tags = topic.Tags.SetItems(Tags(input)) }),
            ["UntagResource"] = (call, input) => Change(call, input, "ResourceArn", topic => topic with { Tags = topic.Tags.RemoveRange(input.List("TagKeys")) }),
            ["DeleteTopic"] = Delete,
        };
    }

    public override string SigningName => "sns";

    protected override string Namespace => "http://sns.amazonaws.com/doc/2010-03-31/";

    protected override IReadOnlyDictionary<string, Func<ServiceCall, QueryParameters, XElement?>> Reads { get; }

    protected override IReadOnlyDictionary<string, Func<ServiceCall, QueryParameters, (XElement? Result, Recorded? Recorded)>> Writes { get; }

    protected override string SubjectOf(SimulatedCall call, string action) =>
        QueryParameters.Of(call) is var input && (input["TopicArn"] ?? input["ResourceArn"] ?? input["Name"]) is { Length: > 0 } topic ? topic.Split(':')[^1] : call.Caller.AccountId;

    protected override JsonObject RefusedParameters(SimulatedCall call, string action) => Shown(QueryParameters.Of(call));

    private XElement GetAttributes(ServiceCall call, QueryParameters input)
    {
        var (arn, topic) = Find(call, input.Required("TopicArn"));
        var attributes = topic.Attributes
            .Add("TopicArn", arn).Add("Owner", call.AccountId)
            .Add("SubscriptionsConfirmed", "0").Add("SubscriptionsPending", "0").Add("SubscriptionsDeleted", "0");
        return new XElement("R", new XElement("Attributes", attributes.Select(pair =>
            new XElement("entry", new XElement("key", pair.Key), new XElement("value", pair.Value)))));
    }

    private XElement List(ServiceCall call, QueryParameters input)
    {
        var after = input["NextToken"] ?? "";
        var page = topics.Where(call.Now, Prefix(call)).Select(row => row.Key)
            .Where(arn => string.CompareOrdinal(arn, after) > 0).Take(PageSize + 1).ToArray();
        return new XElement("R",
            new XElement("Topics", page.Take(PageSize).Select(arn => new XElement("member", new XElement("TopicArn", arn)))),
            page.Length > PageSize ? new XElement("NextToken", page[PageSize - 1]) : null);
    }

    private XElement ListTags(ServiceCall call, QueryParameters input) => new("R", new XElement("Tags",
        Find(call, input.Required("ResourceArn")).Topic.Tags.Select(tag => new XElement("member", new XElement("Key", tag.Key), new XElement("Value", tag.Value)))));

    private (XElement?, Recorded?) Create(ServiceCall call, QueryParameters input)
    {
        var name = input.Required("Name");
        if (!TopicName().IsMatch(name))
        {
            throw new AwsError(400, "InvalidParameter", "Invalid parameter: Topic Name");
        }

        var arn = Prefix(call) + name;
        var attributes = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("Policy", DefaultPolicy(arn, call.AccountId)).Add("DisplayName", "");
        foreach (var entry in input.Members("Attributes"))
        {
            attributes = Set(attributes, input[$"{entry}.key"] ?? "", input[$"{entry}.value"] ?? "");
        }

        // A topic that is there is answered as if it were made.
        topics.Change(arn, known => known ?? new SimulatedTopic(attributes, ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, Tags(input))));
        return (new XElement("R", new XElement("TopicArn", arn)), new Recorded(name, Shown(input), new JsonObject { ["topicArn"] = arn }));
    }

    private (XElement?, Recorded?) Change(ServiceCall call, QueryParameters input, string parameter, Func<SimulatedTopic, SimulatedTopic> change)
    {
        var (arn, _) = Find(call, input.Required(parameter));
        topics.Change(arn, known => change(known ?? throw NotFound));
        return (null, new Recorded(arn.Split(':')[^1], Shown(input)));
    }

    // To delete what is not there is no error.
    private (XElement?, Recorded?) Delete(ServiceCall call, QueryParameters input)
    {
        var arn = input.Required("TopicArn");
        topics.Change(arn, _ => null);
        return (null, new Recorded(arn.Split(':')[^1], Shown(input)));
    }

    private (string Arn, SimulatedTopic Topic) Find(ServiceCall call, string arn)
    {
        var (caller, action) = (call.Call.Caller, $"SNS:{call.Action}");
        if (arn.Split(':') is not ["arn", _, "sns", var region, var account, _] || region != call.Region)
        {
            throw new AwsError(400, "InvalidParameter", "Invalid parameter: TopicArn");
        }

        var topic = topics.AsOf(arn, call.Now);
        if (topic is null && account == caller.AccountId)
        {
            throw NotFound;
        }

        var denied = topic is null || account != caller.AccountId
            || (!caller.IsAdministrator && ResourcePolicy.Parse(topic.Attributes["Policy"]) is { } policy && ResourcePolicy.Denies(policy, action, caller.AccountId, caller.Arn));
        return denied
            ? throw ServiceErrors.Translate(WireProtocol.Query, "sns", AwsError.Denied(caller.Arn, action, arn, "resource-based"))
            : (arn, topic!);
    }

    private string Prefix(ServiceCall call) => $"arn:{Organization.Partition}:sns:{call.Region}:{call.AccountId}:";

    private static AwsError NotFound => new(404, "NotFound", "Topic does not exist");

    private static ImmutableSortedDictionary<string, string> Set(ImmutableSortedDictionary<string, string> attributes, string name, string value) => name switch
    {
        "FifoTopic" => attributes.SetItem(name, value),
        _ when !Settable.Contains(name) => throw new AwsError(400, "InvalidParameter", "Invalid parameter: AttributeName"),
        "Policy" when ResourcePolicy.Parse(value) is null => throw new AwsError(400, "InvalidParameter", "Invalid parameter: Policy Error: null"),
        _ when value.Length == 0 && name != "DisplayName" => attributes.Remove(name),
        _ => attributes.SetItem(name, value),
    };

    private static JsonObject Permission(QueryParameters input) => new()
    {
        ["Sid"] = input.Required("Label"),
        ["Effect"] = "Allow",
        ["Principal"] = new JsonObject { ["AWS"] = new JsonArray([.. input.List("AWSAccountId").Select(id => (JsonNode)(id == "*" ? "*" : $"arn:aws:iam::{id}:root"))]) },
        ["Action"] = new JsonArray([.. input.List("ActionName").Select(action => (JsonNode)$"SNS:{action}")]),
        ["Resource"] = input.Required("TopicArn"),
    };

    private static IEnumerable<JsonObject> Statements(SimulatedTopic topic) =>
        (JsonNode.Parse(topic.Attributes["Policy"])!["Statement"] as JsonArray ?? []).OfType<JsonObject>();

    private static SimulatedTopic With(SimulatedTopic topic, IEnumerable<JsonObject> statements)
    {
        var policy = new JsonObject { ["Version"] = "2008-10-17", ["Statement"] = new JsonArray([.. statements.Select(statement => statement.DeepClone())]) };
        return topic with { Attributes = topic.Attributes.SetItem("Policy", policy.ToJsonString()) };
    }

    private static IEnumerable<KeyValuePair<string, string>> Tags(QueryParameters input) =>
        input.Members("Tags").Select(tag => KeyValuePair.Create(input[$"{tag}.Key"] ?? "", input[$"{tag}.Value"] ?? ""));

    // The parameters that are not lists are all that rules read.
    private static JsonObject Shown(QueryParameters input) => new(input.Names
        .Where(name => name is not ("Action" or "Version") && !name.Contains('.', StringComparison.Ordinal))
        .Select(name => KeyValuePair.Create(char.ToLowerInvariant(name[0]) + name[1..], (JsonNode?)input[name])));

    private static string DefaultPolicy(string arn, string accountId) =>
        $$$"""{"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[{"Sid":"__default_statement_ID","Effect":"Allow","Principal":{"AWS":"*"},"Action":["SNS:GetTopicAttributes","SNS:SetTopicAttributes","SNS:AddPermission","SNS:RemovePermission","SNS:DeleteTopic","SNS:Subscribe","SNS:ListSubscriptionsByTopic","SNS:Publish"],"Resource":"{{{arn}}}","Condition":{"StringEquals":{"AWS:SourceOwner":"{{{accountId}}}"} } }]}""";

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,256}(\.fifo)?$")]
    private static partial Regex TopicName();
}
