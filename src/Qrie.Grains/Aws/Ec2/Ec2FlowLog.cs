using System.Text.Json.Serialization;

namespace Qrie.Aws.Ec2;

/// <summary>A flow log.</summary>
/// <param name="FlowLogId">The id.</param>
/// <param name="Status"><c>ACTIVE</c>, or what AWS says instead.</param>
/// <param name="TrafficType"><c>ALL</c>, <c>ACCEPT</c> or <c>REJECT</c>.</param>
/// <param name="DeliveryFailed">True when AWS says that it cannot deliver.</param>
/// <param name="Destination">Where it goes: an ARN, or the name of a log group.</param>
public sealed record Ec2FlowLog(
    [property: JsonRequired] string FlowLogId, string? Status, string? TrafficType, bool DeliveryFailed, string? Destination);
