namespace Qrie.Simulator.Ec2;

internal sealed record Ec2AclEntry(int Number, bool Egress, string Protocol, int? From, int? To, string Cidr, string Action);
