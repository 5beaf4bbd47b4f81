using System.Text.Json.Serialization;

namespace Qrie.Aws.Ec2;

/// <summary>An entry of a network ACL.</summary>
/// <param name="Number">Its place: the lowest is looked at first.</param>
/// <param name="Protocol">The protocol's number, or <c>-1</c> for all.</param>
/// <param name="FromPort">The first port; null for all.</param>
/// <param name="ToPort">The last port; null for all.</param>
/// <param name="Cidr">From where, or to where; of either family.</param>
/// <param name="Allow">Whether it lets through.</param>
public sealed record Ec2AclEntry(
    [property: JsonRequired] int Number, [property: JsonRequired] string Protocol, int? FromPort, int? ToPort,
    [property: JsonRequired] string Cidr, [property: JsonRequired] bool Allow);
