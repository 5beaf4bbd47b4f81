using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qrie.Simulator.Http;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Sqs;

/// <summary>The attributes of a queue that can be set.</summary>
internal sealed record QueueAttributes
{
    private static readonly FrozenDictionary<string, (int Default, int Least, int Most)> Numbers = new Dictionary<string, (int, int, int)>
    {
        ["DelaySeconds"] = (0, 0, 900),
        ["MaximumMessageSize"] = (1_048_576, 1024, 1_048_576),
        ["MessageRetentionPeriod"] = (345_600, 60, 1_209_600),
        ["ReceiveMessageWaitTimeSeconds"] = (0, 0, 20),
        ["VisibilityTimeout"] = (30, 0, 43_200),
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Texts = new[]
    {
        "Policy", "RedrivePolicy", "RedriveAllowPolicy", "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds", "SqsManagedSseEnabled",
    }.ToFrozenSet();

    private readonly FrozenDictionary<string, string> given;

    private QueueAttributes(FrozenDictionary<string, string> given) => this.given = given;

    public static QueueAttributes Default { get; } = new(FrozenDictionary<string, string>.Empty);

    public TimeSpan VisibilityTimeout => Seconds("VisibilityTimeout");

    public TimeSpan Delay => Seconds("DelaySeconds");

    public TimeSpan WaitTime => Seconds("ReceiveMessageWaitTimeSeconds");

    public TimeSpan Retention => Seconds("MessageRetentionPeriod");

    public int MaximumMessageSize => Number("MaximumMessageSize");

    /// <summary>The queue's policy; null for none.</summary>
    public string? Policy => given.GetValueOrDefault("Policy");

    /// <summary>Where messages go that were received too often; null when they stay.</summary>
    public (string TargetArn, int MaxReceives)? Redrive { get; private init; }

    /// <summary>All that can be read, with defaults.</summary>
    public IEnumerable<KeyValuePair<string, string>> All => Numbers
        .Where(number => !given.ContainsKey(number.Key))
        .Select(number => KeyValuePair.Create(number.Key, number.Value.Default.ToString(CultureInfo.InvariantCulture)))
        .Concat(given)
        .Concat(given.ContainsKey("SqsManagedSseEnabled") ? [] : [KeyValuePair.Create("SqsManagedSseEnabled", "true")]);

    /// <summary>True when what is asked for is what the queue has.</summary>
    public bool Agrees(JsonObject? asked) => asked is null || With(asked).All.ToHashSet().SetEquals(All);

    public QueueAttributes With(JsonObject? changes)
    {
        var all = given.ToDictionary();
        foreach (var (name, node) in changes ?? [])
        {
            var value = node?.ToString() ?? "";
            if (Numbers.TryGetValue(name, out var number))
            {
                if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) || parsed < number.Least || parsed > number.Most)
                {
                    throw new AwsError(400, "InvalidAttributeValue", $"Invalid value for the parameter {name}.");
                }
            }
            else if (!Texts.Contains(name))
            {
                throw new AwsError(400, "InvalidAttributeName", $"Unknown Attribute {name}.");
            }

            if (name == "Policy" && value.Length > 0 && ResourcePolicy.Parse(value) is null)
            {
                throw new AwsError(400, "InvalidAttributeValue", "Invalid value for the parameter Policy.");
            }

            if (value.Length == 0)
            {
                all.Remove(name);
            }
            else
            {
                all[name] = value;
            }
        }

        return new QueueAttributes(all.ToFrozenDictionary()) { Redrive = all.TryGetValue("RedrivePolicy", out var policy) ? ParseRedrive(policy) : null };
    }

    private static (string, int) ParseRedrive(string text)
    {
        try
        {
            var policy = JsonNode.Parse(text);
            if (policy?["deadLetterTargetArn"]?.ToString() is { Length: > 0 } target
                && int.TryParse(policy["maxReceiveCount"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most is >= 1 and <= 1000)
            {
                return (target, most);
            }
        }
        catch (JsonException)
        {
            // Answered below, as is every other policy that says nothing.
        }

        throw new AwsError(400, "InvalidAttributeValue", $"Value {text} for parameter RedrivePolicy is invalid. Reason: Redrive policy is not a valid JSON map.");
    }

    private TimeSpan Seconds(string name) => TimeSpan.FromSeconds(Number(name));

    private int Number(string name) => given.TryGetValue(name, out var value) ? int.Parse(value, CultureInfo.InvariantCulture) : Numbers[name].Default;
}
