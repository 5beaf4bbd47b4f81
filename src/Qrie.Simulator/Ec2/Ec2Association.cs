namespace Qrie.Simulator.Ec2;

/// <summary>What binds a route table or an ACL to a subnet, or to all that have no other.</summary>
internal sealed record Ec2Association(string Id, bool Main, string? SubnetId);
