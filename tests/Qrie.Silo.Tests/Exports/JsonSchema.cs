using System.Text.Json;

namespace Qrie.Silo.Tests.Exports;

/// <summary>As much of JSON Schema (draft 2020-12) as the schemas of these tests use. A keyword that is not known ends the test.</summary>
internal sealed class JsonSchema(JsonElement root)
{
    public static JsonSchema Read(string file) =>
        new(JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Exports", file))).RootElement);

    /// <summary>What is wrong with a value, each with its place.</summary>
    public IEnumerable<string> Errors(JsonElement value) => Errors(root, value, "$");

    private IEnumerable<string> Errors(JsonElement schema, JsonElement value, string at)
    {
        foreach (var rule in schema.EnumerateObject())
        {
            IEnumerable<string> errors = rule.Name switch
            {
                "$schema" or "$comment" or "title" or "$defs" => [],
                "$ref" => Errors(root.GetProperty("$defs").GetProperty(rule.Value.GetString()!["#/$defs/".Length..]), value, at),
                "type" => IsOf(rule.Value.GetString()!, value) ? [] : [$"{at} is {value.ValueKind}, not {rule.Value}"],
                "enum" => rule.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)) ? [] : [$"{at} is {value}, none of {rule.Value}"],
                "const" => JsonElement.DeepEquals(rule.Value, value) ? [] : [$"{at} is {value}, not {rule.Value}"],
                "minLength" => value.GetString()!.Length >= rule.Value.GetInt32() ? [] : [$"{at} is shorter than {rule.Value}"],
                "maxLength" => value.GetString()!.Length <= rule.Value.GetInt32() ? [] : [$"{at} is longer than {rule.Value}"],
                "pattern" => System.Text.RegularExpressions.Regex.IsMatch(value.GetString()!, rule.Value.GetString()!) ? [] : [$"{at} is '{value}', not {rule.Value}"],
                "minimum" => value.GetInt32() >= rule.Value.GetInt32() ? [] : [$"{at} is less than {rule.Value}"],
                "maximum" => value.GetInt32() <= rule.Value.GetInt32() ? [] : [$"{at} is more than {rule.Value}"],
                "required" => rule.Value.EnumerateArray().Select(name => name.GetString()!).Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{at} lacks {name}"),
                "properties" or "additionalProperties" => [],
                "anyOf" => rule.Value.EnumerateArray().Any(one => !Errors(one, value, at).Any()) ? [] : [$"{at} is none of {rule.Value}"],
                "items" => value.EnumerateArray().SelectMany((item, i) => Errors(rule.Value, item, $"{at}[{i}]")),
                "minItems" => value.GetArrayLength() >= rule.Value.GetInt32() ? [] : [$"{at} has too few items"],
                "maxItems" => value.GetArrayLength() <= rule.Value.GetInt32() ? [] : [$"{at} has too many items"],
                _ => throw new NotSupportedException($"{rule.Name} is a keyword that this validator does not know."),
            };
            foreach (var error in errors)
            {
                yield return error;
            }
        }

        if (value.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties))
        {
            var closed = schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.False;
            foreach (var member in value.EnumerateObject())
            {
                var known = properties.TryGetProperty(member.Name, out var rules);
                foreach (var error in known ? Errors(rules, member.Value, $"{at}.{member.Name}") : closed ? [$"{at} must not have {member.Name}"] : [])
                {
                    yield return error;
                }
            }
        }
    }

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => throw new NotSupportedException(type),
    };
}
