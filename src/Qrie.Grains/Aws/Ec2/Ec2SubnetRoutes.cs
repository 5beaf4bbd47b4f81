using System.Text.Json.Serialization;

namespace Qrie.Aws.Ec2;

/// <summary>The routes of a subnet of an instance to the internet.</summary>
/// <param name="SubnetId">The subnet.</param>
/// <param name="RouteTableId">The table that is in force: its own, or the VPC's main one.</param>
/// <param name="InternetRoutes">Those of the routes that lead to internet gateways.</param>
public sealed record Ec2SubnetRoutes(
    [property: JsonRequired] string SubnetId, [property: JsonRequired] string RouteTableId, [property: JsonRequired] IReadOnlyList<Ec2Route> InternetRoutes);
