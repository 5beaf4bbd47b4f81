namespace Qrie.Simulator.Ec2;

/// <summary>A route.</summary>
/// <param name="Destination">A CIDR of either family.</param>
/// <param name="TargetKind">The name of the target's element, such as <c>gatewayId</c>.</param>
/// <param name="Target">The target's id.</param>
internal sealed record Ec2Route(string Destination, string TargetKind, string Target);
