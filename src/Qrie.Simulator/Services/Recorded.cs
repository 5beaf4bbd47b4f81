using System.Text.Json.Nodes;

namespace Qrie.Simulator.Services;

/// <summary>What a record says beside who, when and where.</summary>
/// <param name="Subject">What it is about, for chance: the resource's id.</param>
/// <param name="Request"><c>requestParameters</c> as CloudTrail spells them; null as in some records.</param>
/// <param name="Response"><c>responseElements</c>; null for most operations.</param>
internal sealed record Recorded(string Subject, JsonObject? Request, JsonObject? Response = null)
{
    /// <summary>What CloudTrail calls the event, where that differs from the operation (<c>CreateFunction20150331</c>).</summary>
    public string? EventName { get; init; }

    /// <summary>The ARN and type that <c>resources</c> may name; null where AWS names none.</summary>
    public (string Arn, string Type, string AccountId)? Resource { get; init; }

    /// <summary><c>serviceEventDetails</c> of what a service does by itself; null for a call.</summary>
    public JsonObject? ServiceEvent { get; init; }
}
