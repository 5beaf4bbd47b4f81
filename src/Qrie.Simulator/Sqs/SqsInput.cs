using System.Text.Json;
using System.Text.Json.Nodes;
using Qrie.Simulator.Http;

namespace Qrie.Simulator.Sqs;

/// <summary>Reads parameters of SQS's JSON protocol.</summary>
internal static class SqsInput
{
    public static JsonObject Parse(byte[] body)
    {
        if (body.Length == 0)
        {
            return [];
        }

        try
        {
            return JsonNode.Parse(body) as JsonObject ?? throw Malformed;
        }
        catch (JsonException)
        {
            throw Malformed;
        }
    }

    public static string Required(this JsonObject input, string name) => input[name]?.ToString() is { Length: > 0 } value
        ? value
        : throw new AwsError(400, "MissingParameter", $"The request must contain the parameter {name}.");

    public static int? Number(this JsonObject input, string name, int least, int most)
    {
        if (input[name] is not { } node)
        {
            return null;
        }

        return node is JsonValue value && value.TryGetValue<int>(out var number) && number >= least && number <= most
            ? number
            : throw new AwsError(400, "InvalidParameterValue", $"Value {node} for parameter {name} is invalid. Reason: Must be between {least} and {most}, if provided.");
    }

    public static IEnumerable<string> Texts(this JsonObject input, string name) =>
        input[name] is JsonArray array ? array.Select(item => item?.ToString() ?? "") : [];

    private static AwsError Malformed => new(400, "SerializationException", "The request is not a JSON object.");
}
