using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qrie.Policies;

/// <summary>Where the facts of a finding stand in the configuration: members of the same name and value, and texts that are the same.</summary>
internal sealed class EvidencePlaces
{
    private const int ShortestText = 4;
    private readonly HashSet<(string Name, string Value)> members = [];
    private readonly SortedSet<int> statements = [];
    private readonly HashSet<string> texts = new(StringComparer.Ordinal);

    /// <summary>The places of evidence.</summary>
    /// <param name="evidence">The evidence, as JSON.</param>
    public EvidencePlaces(string evidence)
    {
        try
        {
            var facts = JsonNode.Parse(evidence);
            Note("", facts);
            foreach (var statement in ((facts as JsonObject)?["statements"] as JsonArray ?? []).OfType<JsonObject>())
            {
                if (statement["index"] is JsonValue index && index.TryGetValue<int>(out var at) && at >= 0)
                {
                    statements.Add(at);
                }
            }
        }
        catch (JsonException)
        {
            // It names no places, then.
        }
    }

    /// <summary>The places.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="parts">The parts in which to look.</param>
    public List<string> In(JsonObject configuration, IReadOnlyList<string> parts)
    {
        var found = new List<string>();
        foreach (var part in parts)
        {
            Look(part, configuration[part], $"/{part}", found);
        }

        return found;
    }

    /// <summary>The statements of policy documents that the evidence lists by their place.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="parts">The parts in which to look.</param>
    public IEnumerable<string> StatementsIn(JsonObject configuration, IReadOnlyList<string> parts) =>
        from part in parts
        where configuration[part] is JsonObject document && document["Statement"] is JsonArray
        let all = (JsonArray)configuration[part]!["Statement"]!
        from index in statements
        where index < all.Count
        select string.Create(CultureInfo.InvariantCulture, $"/{part}/Statement/{index}");

    private void Note(string name, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject facts:
                foreach (var (fact, value) in facts)
                {
                    Note(fact, value);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Note(name, item);
                }

                break;
            default:
                members.Add((name, Text(node)));
                if (node?.GetValueKind() == JsonValueKind.String && node.GetValue<string>().Length >= ShortestText)
                {
                    texts.Add(Text(node));
                }

                break;
        }
    }

    private void Look(string name, JsonNode? node, string path, List<string> found)
    {
        switch (node)
        {
            case JsonObject facts:
                foreach (var (fact, value) in facts)
                {
                    Look(fact, value, $"{path}/{fact.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}", found);
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    Look(name, items[i], string.Create(CultureInfo.InvariantCulture, $"{path}/{i}"), found);
                }

                break;
            default:
                if (members.Contains((name, Text(node))) || texts.Contains(Text(node)))
                {
                    found.Add(path);
                }

                break;
        }
    }

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";
}
