using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qrie.Simulator.Sqs;

/// <summary>Writes received messages.</summary>
internal static class SqsMessages
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="received">The messages.</param>
    /// <param name="system">The names of the attributes that SQS gives, or <c>All</c>.</param>
    /// <param name="own">The names of the messages' own attributes: names, <c>prefix.*</c>, <c>.*</c> or <c>All</c>.</param>
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<ReceivedMessage> received, IReadOnlySet<string> system, IReadOnlyList<string> own)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        if (received.Count > 0)
        {
            json.WriteStartArray("Messages");
            foreach (var one in received)
            {
                Write(json, one, system, own);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, ReceivedMessage received, IReadOnlySet<string> system, IReadOnlyList<string> own)
    {
        var message = received.Message;
        json.WriteStartObject();
        json.WriteString("MessageId", message.Id);
        json.WriteString("ReceiptHandle", received.ReceiptHandle);
        json.WriteString("MD5OfBody", message.BodyMd5);
        json.WriteString("Body", message.Body);
        if (system.Count > 0)
        {
            json.WriteStartObject("Attributes");
            foreach (var (name, value) in System(received).Where(attribute => system.Contains("All") || system.Contains(attribute.Name)))
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }

        if (message.Attributes is { } attributes && Wanted(attributes, own) is { Count: > 0 } wanted)
        {
            json.WritePropertyName("MessageAttributes");
            wanted.WriteTo(json);
            json.WriteString("MD5OfMessageAttributes", SqsChecksum.Of(wanted));
        }

        json.WriteEndObject();
    }

    private static IEnumerable<(string Name, string Value)> System(ReceivedMessage received) =>
    [
        ("SenderId", received.Message.SenderId),
        ("SentTimestamp", Milliseconds(received.Message.SentAt)),
        ("ApproximateReceiveCount", received.Receives.ToString(CultureInfo.InvariantCulture)),
        ("ApproximateFirstReceiveTimestamp", Milliseconds(received.FirstReceivedAt)),
    ];

    private static JsonObject Wanted(JsonObject attributes, IReadOnlyList<string> names) => new(attributes
        .Where(attribute => names.Any(name => name is "All" or ".*" || name == attribute.Key
            || (name.EndsWith(".*", StringComparison.Ordinal) && attribute.Key.StartsWith(name[..^2], StringComparison.Ordinal))))
        .Select(attribute => KeyValuePair.Create(attribute.Key, attribute.Value?.DeepClone())));

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
