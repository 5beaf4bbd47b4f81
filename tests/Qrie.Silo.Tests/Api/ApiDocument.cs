using System.Text.Json;

namespace Qrie.Silo.Tests.Api;

/// <summary>The OpenAPI document, as far as it describes answers: types, members that must be there, and no member that is not described.</summary>
internal sealed class ApiDocument(JsonElement document)
{
    /// <summary>The routes that can be read without naming one thing, and those with <c>{…}</c> in their path.</summary>
    public IReadOnlyList<string> Reads =>
        [.. document.GetProperty("paths").EnumerateObject().Where(path => path.Value.TryGetProperty("get", out _)).Select(path => path.Name)];

    /// <summary>All routes, as <c>GET /api/findings</c>.</summary>
    public IReadOnlyList<string> Routes =>
    [
        .. document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}")),
    ];

    /// <summary>What of a good answer is not as the document says.</summary>
    public IEnumerable<string> Errors(string path, JsonElement answer)
    {
        var content = document.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("responses").GetProperty("200");
        return content.TryGetProperty("content", out var types) && types.TryGetProperty("application/json", out var json)
            ? Errors(json.GetProperty("schema"), answer, path)
            : [$"{path} has no described answer"];
    }

    private IEnumerable<string> Errors(JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Errors(document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]), value, at);
        }

        if (schema.TryGetProperty("oneOf", out var choices) || schema.TryGetProperty("anyOf", out choices))
        {
            var tried = choices.EnumerateArray().Select(choice => Errors(choice, value, at).ToArray()).ToArray();
            return tried.Any(errors => errors.Length == 0) ? [] : tried.MaxBy(errors => errors.Length)!;
        }

        return TypeErrors(schema, value, at).Concat(EnumErrors(schema, value, at)).Concat(value.ValueKind switch
        {
            JsonValueKind.Object => MemberErrors(schema, value, at),
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) => value.EnumerateArray().SelectMany((item, i) => Errors(items, item, $"{at}[{i}]")),
            _ => [],
        });
    }

    private static IEnumerable<string> TypeErrors(JsonElement schema, JsonElement value, string at)
    {
        if (!schema.TryGetProperty("type", out var type))
        {
            return [];
        }

        string[] allowed = type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => one.GetString()!)] : [type.GetString()!];
        return allowed.Any(one => IsOf(one, value)) ? [] : [$"{at} is {value.ValueKind}, not {string.Join(" or ", allowed)}"];
    }

    private static IEnumerable<string> EnumErrors(JsonElement schema, JsonElement value, string at) =>
        !schema.TryGetProperty("enum", out var allowed) || allowed.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)) ? [] : [$"{at} is {value}, none of {allowed}"];

    private IEnumerable<string> MemberErrors(JsonElement schema, JsonElement value, string at)
    {
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];
        var errors = required.Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{at} lacks {name}");
        if (!schema.TryGetProperty("properties", out var properties))
        {
            return errors;
        }

        return errors.Concat(value.EnumerateObject().SelectMany(member => properties.TryGetProperty(member.Name, out var rules)
            ? Errors(rules, member.Value, $"{at}.{member.Name}")
            : [$"{at} has {member.Name}, which is not described"]));
    }

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => throw new NotSupportedException(type),
    };
}
