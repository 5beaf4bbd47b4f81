namespace Qrie.Simulator.Ec2;

internal sealed record Ec2Gateway(string Id, string? VpcId) : Ec2Item(Id);
