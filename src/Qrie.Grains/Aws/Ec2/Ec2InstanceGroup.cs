using System.Text.Json.Serialization;

namespace Qrie.Aws.Ec2;

/// <summary>What a security group of an instance lets in.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="Ingress">Its rules, in a fixed order.</param>
public sealed record Ec2InstanceGroup([property: JsonRequired] string GroupId, [property: JsonRequired] IReadOnlyList<Ec2GroupRule> Ingress);
