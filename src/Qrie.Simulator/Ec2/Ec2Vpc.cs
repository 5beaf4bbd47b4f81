namespace Qrie.Simulator.Ec2;

internal sealed record Ec2Vpc(string Id, string Cidr, bool IsDefault) : Ec2Item(Id);
