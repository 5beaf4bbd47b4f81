namespace Qrie.Simulator.Ec2;

internal sealed record Ec2Subnet(string Id, string VpcId, string Cidr, string Zone) : Ec2Item(Id)
{
    public bool MapPublicIp { get; init; }

    public bool IsDefault { get; init; }
}
