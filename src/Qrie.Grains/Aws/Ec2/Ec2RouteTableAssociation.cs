using System.Text.Json.Serialization;

namespace Qrie.Aws.Ec2;

/// <summary>What a route table is for.</summary>
/// <param name="AssociationId">The id.</param>
/// <param name="Main">True when it is for all subnets of the VPC that have no other.</param>
/// <param name="SubnetId">The subnet; null for the main association and for gateways.</param>
/// <param name="GatewayId">The gateway; null but for gateways.</param>
public sealed record Ec2RouteTableAssociation([property: JsonRequired] string AssociationId, bool Main, string? SubnetId, string? GatewayId);
