using System.Text.Json.Serialization;

namespace Qrie.Aws.Ec2;

/// <summary>What the network ACL of a subnet of an instance lets in.</summary>
/// <param name="SubnetId">The subnet.</param>
/// <param name="NetworkAclId">The ACL.</param>
/// <param name="Ingress">Its entries, by number.</param>
public sealed record Ec2SubnetAcl(
    [property: JsonRequired] string SubnetId, [property: JsonRequired] string NetworkAclId, [property: JsonRequired] IReadOnlyList<Ec2AclEntry> Ingress);
