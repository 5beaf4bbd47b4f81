using Amazon.EC2.Model;

namespace Qrie.Aws.Ec2;

/// <summary>Route tables.</summary>
internal sealed class RouteTableType() : Ec2ResourceType<RouteTable, RouteTableConfiguration>("RouteTable", "route-table", Ec2Describes.RouteTables)
{
    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["routes"] = [Ec2Describes.RouteTables.Permission],
    };

    protected override bool Exists(RouteTable item, Ec2Scope scope) => item.OwnerId == scope.AccountId;

    protected override Task<Description.Found> FoundAsync(RouteTable item, Ec2Scope scope, CancellationToken cancellationToken)
    {
        var (tags, routes, associations) = (TagsOf(item.Tags), RoutesOf(item), AssociationsOf(item));
        return Whole(
            new RouteTableConfiguration { RouteTableId = item.RouteTableId, VpcId = item.VpcId, Routes = routes, Associations = associations, Tags = tags },
            scope,
            tags,
            [
                .. scope.Arns("vpc", item.VpcId),
                .. scope.Arns("subnet", associations.Select(association => association.SubnetId)),
                .. scope.Arns("vpc-peering-connection", routes.Select(route => route.Target).Where(target => target?.StartsWith("pcx-", StringComparison.Ordinal) == true)),
            ],
            associations.Select(association => association.AssociationId));
    }

    /// <summary>The routes, in a fixed order.</summary>
    internal static IReadOnlyList<Ec2Route> RoutesOf(RouteTable table) =>
    [
        .. (table.Routes ?? [])
            .Select(route => new Ec2Route(
                route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId ?? "", TargetOf(route), route.State != "blackhole"))
            .OrderBy(route => route.Destination, StringComparer.Ordinal)
            .ThenBy(route => route.Target, StringComparer.Ordinal),
    ];

    // An instance's interface is named beside the instance: the interface says more.
    private static string? TargetOf(Route route) => new[]
    {
        route.GatewayId, route.NatGatewayId, route.TransitGatewayId, route.VpcPeeringConnectionId, route.NetworkInterfaceId, route.InstanceId,
        route.EgressOnlyInternetGatewayId, route.LocalGatewayId, route.CarrierGatewayId, route.CoreNetworkArn, route.OdbNetworkArn,
    }.FirstOrDefault(target => target is { Length: > 0 });

    private static IReadOnlyList<Ec2RouteTableAssociation> AssociationsOf(RouteTable table) =>
    [
        .. (table.Associations ?? [])
            .Where(association => association.AssociationState?.State?.Value is not ("disassociating" or "disassociated" or "failed"))
            .Select(association => new Ec2RouteTableAssociation(
                association.RouteTableAssociationId, association.Main ?? false, association.SubnetId, association.GatewayId))
            .OrderBy(association => association.AssociationId, StringComparer.Ordinal),
    ];
}
