using System.Text.Json.Serialization;

namespace Qrie.Aws.Ec2;

/// <summary>An interface of an instance.</summary>
/// <param name="NetworkInterfaceId">The id.</param>
/// <param name="VpcId">Its VPC.</param>
/// <param name="SubnetId">Its subnet.</param>
/// <param name="PublicIps">Its public IPv4 addresses, in ordinal order.</param>
/// <param name="Ipv6Addresses">Its IPv6 addresses, in ordinal order.</param>
/// <param name="GroupIds">Its security groups, in ordinal order.</param>
public sealed record Ec2InstanceInterface(
    [property: JsonRequired] string NetworkInterfaceId, string? VpcId, string? SubnetId,
    [property: JsonRequired] IReadOnlyList<string> PublicIps, [property: JsonRequired] IReadOnlyList<string> Ipv6Addresses,
    [property: JsonRequired] IReadOnlyList<string> GroupIds);
