using System.Text.Json.Nodes;

namespace Qrie.Silo.Deployment;

/// <summary>A rule of EventBridge that sends events to Qrie.</summary>
/// <param name="Name">Its logical name in the template.</param>
/// <param name="Description">What it sends, for people.</param>
/// <param name="InGlobalRegionOnly">Whether it matches nothing outside the region of the partition's global services.</param>
/// <param name="Pattern">The pattern, as JSON.</param>
internal sealed record EventBridgeRule(string Name, string Description, bool InGlobalRegionOnly, JsonObject Pattern)
{
    /// <summary>The characters that a pattern may have. EventBridge's quota "Event pattern size".</summary>
    public const int MaxPatternLength = 2048;
}
