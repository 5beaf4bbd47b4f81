using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;

namespace Qrie.Silo.Tests.Compatibility;

/// <summary>What an object holds, by the names of its members: what a recording says that its bytes mean.</summary>
internal static class Members
{
    /// <summary>The fields that a type keeps: not what it computes, nor what it says not to keep.</summary>
    public static IEnumerable<FieldInfo> FieldsOf(Type type) => type
        .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(field => !field.IsDefined(typeof(NonSerializedAttribute), inherit: false));

    public static string NameOf(FieldInfo field) => field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;

    public static JsonNode? Of(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag,
        DateTimeOffset time => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
        Exception exception => Fields(exception, exception.GetType()) is var members && (members["Message"] = exception.Message) is not null ? members : null,
        IDictionary map => new JsonObject(map.Keys.Cast<object>().Select(key => KeyValuePair.Create(key.ToString()!, Of(map[key])))),
        IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(Of)]),
        _ when IsOurs(value.GetType()) && !value.GetType().IsEnum => Fields(value, value.GetType()),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>What a recording has and an object of today has not, or has otherwise. What is new is no difference.</summary>
    public static string[] Differences(JsonNode? recorded, JsonNode? today, string path) => [.. (recorded, today) switch
    {
        (JsonObject before, JsonObject now) => before.SelectMany(member => now.ContainsKey(member.Key)
            ? Differences(member.Value, now[member.Key], $"{path}.{member.Key}")
            : [$"{path}.{member.Key} is gone"]),
        (JsonArray before, JsonArray now) when before.Count == now.Count => before.SelectMany((item, index) => Differences(item, now[index], $"{path}[{index}]")),
        _ when JsonNode.DeepEquals(recorded, today) => Array.Empty<string>(),
        _ => [$"{path} was {recorded?.ToJsonString() ?? "null"} and reads as {today?.ToJsonString() ?? "null"}"],
    }];

    private static JsonObject Fields(object value, Type type) => new(FieldsOf(type)
        .Where(field => IsOurs(field.DeclaringType!))
        .OrderBy(NameOf, StringComparer.Ordinal)
        .Select(field => KeyValuePair.Create(NameOf(field), Of(field.GetValue(value)))));

    private static bool IsOurs(Type type) => type.Namespace?.StartsWith(nameof(Qrie), StringComparison.Ordinal) == true;
}
