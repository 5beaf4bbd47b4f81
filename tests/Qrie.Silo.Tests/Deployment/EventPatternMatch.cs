using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Qrie.Silo.Tests.Deployment;

/// <summary>
/// Matches events as EventBridge does, as far as the templates' patterns go. After "Creating event patterns" and "Comparison
/// operators" in the user guide of EventBridge.
/// </summary>
internal static class EventPatternMatch
{
    public static bool Matches(JsonObject pattern, JsonObject? json) => pattern.All(member => member.Value switch
    {
        JsonObject inner => Matches(inner, json?[member.Key] as JsonObject),
        JsonArray any => any.Any(one => MatchesOne(one!, json?[member.Key])),
        _ => throw new NotSupportedException($"{member.Key} must be an object or a list."),
    });

    private static bool MatchesOne(JsonNode wanted, JsonNode? value) => wanted is not JsonObject comparison
        ? value is not null && JsonNode.DeepEquals(wanted, value)
        : comparison.Single() switch
        {
            { Key: "exists", Value: var exists } => value is not null == exists!.GetValue<bool>(),
            { Key: "prefix", Value: var prefix } => Text(value)?.StartsWith(Text(prefix)!, StringComparison.Ordinal) == true,
            { Key: "suffix", Value: var suffix } => Text(value)?.EndsWith(Text(suffix)!, StringComparison.Ordinal) == true,
            { Key: "anything-but", Value: JsonArray names } => value is not null && !names.Any(name => Text(name) == Text(value)),
            { Key: "anything-but", Value: JsonObject but } => value is not null && !but["wildcard"]!.AsArray().Any(name => IsLike(Text(value)!, Text(name)!)),
            var other => throw new NotSupportedException($"There is no comparison {other.Key} here."),
        };

    private static bool IsLike(string text, string wildcard) =>
        Regex.IsMatch(text, $"^{Regex.Escape(wildcard).Replace(@"\*", ".*", StringComparison.Ordinal)}$", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private static string? Text(JsonNode? node) => node?.GetValue<string>();
}
