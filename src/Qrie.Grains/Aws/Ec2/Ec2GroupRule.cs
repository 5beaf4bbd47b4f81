using System.Text.Json.Serialization;

namespace Qrie.Aws.Ec2;

/// <summary>A rule of a security group, for one source or destination.</summary>
/// <param name="Protocol"><c>tcp</c>, <c>udp</c>, <c>icmp</c>, <c>icmpv6</c>, another protocol's number, or <c>-1</c> for all.</param>
/// <param name="FromPort">The first port, or the ICMP type; null for all.</param>
/// <param name="ToPort">The last port, or the ICMP code; null for all.</param>
/// <param name="Peer">A CIDR, or the id of a prefix list or of a security group.</param>
/// <param name="Description">What somebody wrote about it.</param>
public sealed record Ec2GroupRule(
    [property: JsonRequired] string Protocol, int? FromPort, int? ToPort, [property: JsonRequired] string Peer, string? Description = null);
