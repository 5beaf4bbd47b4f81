using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Qrie.Policies;

/// <summary>A configuration as a document, read when it is first asked for.</summary>
/// <param name="text">The canonical JSON.</param>
public sealed class ConfigurationDocument(string text)
{
    private JToken? root;

    /// <summary>The size of the text, in characters.</summary>
    public int Length => text.Length;

    /// <summary>The document. Dates stay the texts that they are.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is no JSON.</exception>
    internal JToken Root => root ??= Read();

    /// <summary>What is known of a part: its value, null for absent; or why it is not known.</summary>
    /// <param name="part">The part's name.</param>
    /// <param name="reason">Why it is not known; null when it is.</param>
    internal JToken? Part(string part, out string? reason)
    {
        var value = Root is JObject members ? members[part] : null;
        reason = value switch
        {
            null => $"{part}: NotDescribed",
            JObject unreadable when unreadable.Property("$unreadable", StringComparison.Ordinal) is { Value: var why } => $"{part}: {Words(why)}",
            _ => null,
        };
        return value;
    }

    private static string Words(JToken why) =>
        why is JObject members && members.Value<string>("reason") is { } reason
            ? members.Value<string>("permission") is { } permission ? $"{reason} (needs {permission})" : reason
            : "NotDescribed";

    private JToken Read()
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Double, MaxDepth = 128 };
            return JToken.ReadFrom(reader);
        }
        catch (JsonReaderException exception)
        {
            throw new System.Text.Json.JsonException(exception.Message, exception);
        }
    }
}
