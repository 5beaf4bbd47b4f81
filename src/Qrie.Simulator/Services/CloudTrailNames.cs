using System.Text.Json.Nodes;

namespace Qrie.Simulator.Services;

/// <summary>Spells parameters as CloudTrail does.</summary>
internal static class CloudTrailNames
{
    /// <summary>A copy with the first letter of each member's name in lower case; names that begin with several capitals stay.</summary>
    /// <param name="node">The parameters as the API has them.</param>
    public static JsonObject Lowered(JsonObject node) => (JsonObject)Lower(node)!;

    private static JsonNode? Lower(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(Lower(member.Key), Lower(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Lower)]),
        _ => node?.DeepClone(),
    };

    private static string Lower(string name) =>
        name.Length > 1 && char.IsUpper(name[0]) && !char.IsUpper(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;
}
