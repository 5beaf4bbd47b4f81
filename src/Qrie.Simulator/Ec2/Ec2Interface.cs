using System.Collections.Immutable;

namespace Qrie.Simulator.Ec2;

/// <summary>A network interface. The address that AWS gives of its own goes when the instance stops.</summary>
internal sealed record Ec2Interface(string Id, string SubnetId, string VpcId, string Zone, string PrivateIp, ImmutableList<string> Groups) : Ec2Item(Id)
{
    public string Description { get; init; } = "";

    public string? PublicIp { get; init; }

    /// <summary>Whether AWS gives it an address whenever its instance starts.</summary>
    public bool GetsPublicIp { get; init; }

    public ImmutableList<string> Ipv6 { get; init; } = [];

    public string? InstanceId { get; init; }

    public string? AttachmentId { get; init; }

    public int DeviceIndex { get; init; }

    public bool DeleteOnTermination { get; init; }
}
