using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Qrie.Aws;

/// <summary>
/// The one JSON form of a configuration: <c>snake_case</c>, members in ordinal order, no white space. The same
/// configuration is the same text.
/// </summary>
public static class CanonicalJson
{
    /// <summary>Options that write and read the canonical form.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Writes a configuration.</summary>
    /// <param name="value">The configuration.</param>
    /// <param name="type">Its type.</param>
    public static string Write(object value, Type type) => JsonSerializer.Serialize(value, type, Options);

    /// <summary>A JSON text that comes from outside, with its objects' members in ordinal order.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="JsonException">It is no JSON, an object names a member twice, or a text is no valid UTF-16.</exception>
    public static JsonElement Normalize(string json)
    {
        try
        {
            var sorted = Sort(JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = 64 }));
            return JsonSerializer.SerializeToElement(sorted, Options);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // A name that comes twice, or text that is no valid UTF-16: both show only when they are read.
            throw new JsonException(exception.Message, exception);
        }
    }

    private static JsonNode? Sort(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sort(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sort)]),
        _ => node?.DeepClone(),
    };

    private static JsonSerializerOptions Create()
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(SortMembers);
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            TypeInfoResolver = resolver,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = 128,
            RespectNullableAnnotations = true,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private static void SortMembers(JsonTypeInfo type)
    {
        if (type.Kind == JsonTypeInfoKind.Object)
        {
            var sorted = type.Properties.OrderBy(property => property.Name, StringComparer.Ordinal).ToArray();
            for (var i = 0; i < sorted.Length; i++)
            {
                sorted[i].Order = i;
            }
        }
    }
}
