namespace Qrie.Simulator.Ec2;

internal sealed record Ec2FlowLog(string Id, string ResourceId, string TrafficType, string DestinationType, string? Destination) : Ec2Item(Id);
