using System.Text.Json.Serialization;

namespace Qrie.Aws.Ec2;

/// <summary>A route.</summary>
/// <param name="Destination">A CIDR of either family, or the id of a prefix list.</param>
/// <param name="Target">The id of what it leads to, such as <c>igw-…</c>; <c>local</c> for the VPC itself.</param>
/// <param name="Active">False when there is nothing at the other end.</param>
public sealed record Ec2Route([property: JsonRequired] string Destination, string? Target, bool Active);
