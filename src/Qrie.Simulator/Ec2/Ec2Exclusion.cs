namespace Qrie.Simulator.Ec2;

/// <summary>A VPC or a subnet for which VPC Block Public Access does not hold, or holds in one direction only.</summary>
internal sealed record Ec2Exclusion(string Id, string ResourceArn, string Mode) : Ec2Item(Id);
