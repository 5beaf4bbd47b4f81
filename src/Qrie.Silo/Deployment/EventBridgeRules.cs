using System.Globalization;
using System.Text.Json.Nodes;
using Qrie.CloudTrail;

namespace Qrie.Silo.Deployment;

/// <summary>The rules that send to Qrie what it understands, and little else.</summary>
internal static class EventBridgeRules
{
    /// <summary>The rules of each selection, and the one for what the root user does.</summary>
    public static IReadOnlyList<EventBridgeRule> Of(IEnumerable<EventSelection> selections) => [.. selections.SelectMany(Of), Root()];

    private static IEnumerable<EventBridgeRule> Of(EventSelection selection)
    {
        var service = selection.EventSource.Split('.')[0];
        var name = char.ToUpperInvariant(service[0]) + service[1..];
        JsonObject Pattern(IEnumerable<JsonNode> names) => CloudTrail(new JsonObject
        {
            ["eventSource"] = new JsonArray(selection.EventSource),
            ["errorCode"] = Absent(),
            ["eventName"] = new JsonArray([.. names.Select(matched => matched.DeepClone())]),
        });

        var patterns = new List<JsonObject>();
        if (selection.All)
        {
            patterns.Add(Pattern([AnythingBut(selection.Excluded)]));
        }

        var chunk = new List<JsonNode>();
        foreach (var matched in selection.Prefixes.Select(Prefix).Concat(selection.Names.Select(one => (JsonNode)one)))
        {
            if (chunk.Count > 0 && Pattern([.. chunk, matched]).ToJsonString().Length > EventBridgeRule.MaxPatternLength)
            {
                patterns.Add(Pattern(chunk));
                chunk.Clear();
            }

            chunk.Add(matched);
        }

        if (chunk.Count > 0)
        {
            patterns.Add(Pattern(chunk));
        }

        // Signing in is recorded in the region of the page at which it is done.
        return patterns.Select((pattern, index) => new EventBridgeRule(
            patterns.Count == 1 ? $"{name}Events" : $"{name}Events{(index + 1).ToString(CultureInfo.InvariantCulture)}",
            patterns.Count == 1 ? $"Qrie - {selection.EventSource}" : $"Qrie - {selection.EventSource}, {index + 1} of {patterns.Count}",
            service == "iam",
            pattern));
    }

    // Whichever service root uses: Qrie keeps when it was last seen. Services that act in its name say so.
    private static EventBridgeRule Root() => new(
        "RootEvents",
        "Qrie - what the root user changes in any service",
        false,
        CloudTrail(new JsonObject
        {
            ["userIdentity"] = new JsonObject
            {
                ["type"] = new JsonArray("Root"),
                ["invokedBy"] = new JsonArray(new JsonObject { ["exists"] = false }, "signin.amazonaws.com"),
            },
            ["errorCode"] = Absent(),
            ["managementEvent"] = new JsonArray(true, new JsonObject { ["exists"] = false }),
        }));

    private static JsonObject CloudTrail(JsonObject detail) => new()
    {
        ["source"] = new JsonArray(Prefix("aws.")),
        ["detail-type"] = new JsonArray(new JsonObject { ["suffix"] = " via CloudTrail" }),
        ["detail"] = detail,
    };

    private static JsonArray Absent() => new(new JsonObject { ["exists"] = false });

    private static JsonNode Prefix(string prefix) => new JsonObject { ["prefix"] = prefix };

    private static JsonObject AnythingBut(IReadOnlyList<string> excluded)
    {
        var names = new JsonArray([.. excluded.Select(name => (JsonNode)name)]);
        return new JsonObject
        {
            ["anything-but"] = excluded.Any(name => name.Contains('*', StringComparison.Ordinal)) ? new JsonObject { ["wildcard"] = names } : names,
        };
    }
}
