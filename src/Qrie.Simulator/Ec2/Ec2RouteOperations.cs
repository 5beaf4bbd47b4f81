using System.Xml.Linq;
using Qrie.Simulator.Http;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Ec2;

/// <summary>Route tables.</summary>
internal sealed class Ec2RouteOperations : IEc2Operations
{
    private static readonly string[] Targets =
        ["GatewayId", "NatGatewayId", "NetworkInterfaceId", "VpcPeeringConnectionId", "TransitGatewayId", "EgressOnlyInternetGatewayId"];

    public IReadOnlyDictionary<string, Func<Ec2Request, XElement>> Reads { get; } = new Dictionary<string, Func<Ec2Request, XElement>>
    {
        ["DescribeRouteTables"] = Describe,
    };

    public IReadOnlyDictionary<string, Func<Ec2Request, (XElement, Recorded)>> Writes { get; } = new Dictionary<string, Func<Ec2Request, (XElement, Recorded)>>
    {
        ["CreateRouteTable"] = Create,
        ["DeleteRouteTable"] = Delete,
        ["CreateRoute"] = request => SetRoute(request, mustExist: false),
        ["ReplaceRoute"] = request => SetRoute(request, mustExist: true),
        ["DeleteRoute"] = DeleteRoute,
        ["AssociateRouteTable"] = Associate,
        ["DisassociateRouteTable"] = Disassociate,
        ["ReplaceRouteTableAssociation"] = ReplaceAssociation,
    };

    public static void CreateMain(Ec2Place place, Ec2Vpc vpc) => place.Put(new Ec2RouteTable(
        place.NewId("rtb"), vpc.Id, [new Ec2Route(vpc.Cidr, "gatewayId", "local")], [new Ec2Association(place.NewId("rtbassoc"), true, null)]));

    private static XElement Describe(Ec2Request request)
    {
        var (page, next) = request.Parameters.Choose(request.All<Ec2RouteTable>(), "RouteTableId", 100,
            ("route-table-id", table => [table.Id]), ("vpc-id", table => [table.VpcId]), ("owner-id", _ => [request.AccountId]),
            ("association.subnet-id", table => table.Associations.Select(one => one.SubnetId)), ("association.main", table => table.Associations.Select(one => one.Main ? "true" : "false")));
        return new XElement("answer", Ec2Xml.Set("routeTableSet", page.Select(table => Fields(request, table))), next);
    }

    private static IEnumerable<object?> Fields(Ec2Request request, Ec2RouteTable table) =>
    [
        Ec2Xml.Text("routeTableId", table.Id), Ec2Xml.Text("vpcId", table.VpcId), Ec2Xml.Text("ownerId", request.AccountId),
        Ec2Xml.Set("routeSet", table.Routes.Select(route => (IEnumerable<object?>)
        [
            Ec2Xml.Text(IsIpv6(route.Destination) ? "destinationIpv6CidrBlock" : "destinationCidrBlock", route.Destination), Ec2Xml.Text(route.TargetKind, route.Target),
            Ec2Xml.Text("state", LeadsSomewhere(request, table, route) ? "active" : "blackhole"), Ec2Xml.Text("origin", route.Target == "local" ? "CreateRouteTable" : "CreateRoute"),
        ])),
        Ec2Xml.Set("associationSet", table.Associations.Select(one => (IEnumerable<object?>)
        [
            Ec2Xml.Text("routeTableAssociationId", one.Id), Ec2Xml.Text("routeTableId", table.Id), Ec2Xml.Text("subnetId", one.SubnetId), Ec2Xml.Text("main", one.Main),
            new XElement("associationState", Ec2Xml.Text("state", "associated")),
        ])),
        Ec2Xml.Tags(table),
    ];

    private static bool LeadsSomewhere(Ec2Request request, Ec2RouteTable table, Ec2Route route) => route.Target switch
    {
        var target when target.StartsWith("igw-", StringComparison.Ordinal) => request.Place.Find<Ec2Gateway>(target, request.Moment)?.VpcId == table.VpcId,
        var target when target.StartsWith("eni-", StringComparison.Ordinal) => request.Place.Find<Ec2Interface>(target, request.Moment)?.InstanceId is not null,
        _ => true,
    };

    private static (XElement, Recorded) Create(Ec2Request request)
    {
        var vpc = request.Get<Ec2Vpc>("VpcId");
        var table = request.Place.Put(new Ec2RouteTable(request.Place.NewId("rtb"), vpc.Id, [new Ec2Route(vpc.Cidr, "gatewayId", "local")], []) { Tags = request.Parameters.TagsFor("route-table") });
        return request.Recorded(table.Id, new XElement("answer", new XElement("routeTable", Fields(request, table))), "VpcId");
    }

    private static (XElement, Recorded) Delete(Ec2Request request)
    {
        var table = request.Get<Ec2RouteTable>("RouteTableId");
        if (table.Associations.Count > 0)
        {
            throw Ec2Errors.InUse($"routeTable '{table.Id}'");
        }

        request.Place.Remove(table.Id);
        return request.Recorded(table.Id, Ec2Xml.Done, "RouteTableId");
    }

    private static (XElement, Recorded) SetRoute(Ec2Request request, bool mustExist)
    {
        var (table, destination) = (request.Get<Ec2RouteTable>("RouteTableId"), Destination(request));
        var target = Targets.FirstOrDefault(name => request[name] is not null) ?? throw Ec2Errors.Invalid("MissingParameter", "The request must contain exactly one target of a route.");
        var known = table.Routes.Find(route => route.Destination == destination);
        if (known is not null != mustExist)
        {
            throw mustExist ? NoRoute(table, destination) : Ec2Errors.Invalid("RouteAlreadyExists", $"The route identified by {destination} already exists.");
        }

        if (target == "GatewayId" && request[target]!.StartsWith("igw-", StringComparison.Ordinal) && request.Get<Ec2Gateway>(target).VpcId != table.VpcId)
        {
            throw Ec2Errors.Invalid("InvalidParameterValue", $"route table {table.Id} and network gateway {request[target]} belong to different networks");
        }

        var route = new Ec2Route(destination, char.ToLowerInvariant(target[0]) + target[1..], request[target]!);
        request.Place.Put(table with { Routes = known is null ? table.Routes.Add(route) : table.Routes.Replace(known, route) });
        return request.Recorded(table.Id, Ec2Xml.Done, ["RouteTableId", "DestinationCidrBlock", "DestinationIpv6CidrBlock", .. Targets]);
    }

    private static (XElement, Recorded) DeleteRoute(Ec2Request request)
    {
        var (table, destination) = (request.Get<Ec2RouteTable>("RouteTableId"), Destination(request));
        var known = table.Routes.Find(route => route.Destination == destination && route.Target != "local") ?? throw NoRoute(table, destination);
        request.Place.Put(table with { Routes = table.Routes.Remove(known) });
        return request.Recorded(table.Id, Ec2Xml.Done, "RouteTableId", "DestinationCidrBlock", "DestinationIpv6CidrBlock");
    }

    private static (XElement, Recorded) Associate(Ec2Request request)
    {
        var (table, subnet) = (request.Get<Ec2RouteTable>("RouteTableId"), request.Get<Ec2Subnet>("SubnetId"));
        if (request.All<Ec2RouteTable>().Any(other => other.Associations.Any(one => one.SubnetId == subnet.Id)))
        {
            throw Ec2Errors.Invalid("Resource.AlreadyAssociated", $"the specified association for route table {table.Id} conflicts with an existing association");
        }

        var association = new Ec2Association(request.Place.NewId("rtbassoc"), false, subnet.Id);
        request.Place.Put(table with { Associations = table.Associations.Add(association) });
        return request.Recorded(table.Id, Associated("associationId", association.Id, "associated"), "RouteTableId", "SubnetId");
    }

    private static (XElement, Recorded) Disassociate(Ec2Request request)
    {
        var (table, association) = Association(request);
        if (association.Main)
        {
            throw Ec2Errors.Invalid("InvalidParameterValue", "cannot disassociate the main route table association");
        }

        request.Place.Put(table with { Associations = table.Associations.Remove(association) });
        return request.Recorded(association.Id, new XElement("answer", Ec2Xml.Text("return", true)), "AssociationId");
    }

    private static (XElement, Recorded) ReplaceAssociation(Ec2Request request)
    {
        var ((old, association), table) = (Association(request), request.Get<Ec2RouteTable>("RouteTableId"));
        var moved = association with { Id = request.Place.NewId("rtbassoc") };
        request.Place.Put(old with { Associations = old.Associations.Remove(association) });
        var now = request.GetById<Ec2RouteTable>(table.Id);
        request.Place.Put(now with { Associations = now.Associations.Add(moved) });
        return request.Recorded(table.Id, Associated("newAssociationId", moved.Id, "associated"), "AssociationId", "RouteTableId");
    }

    private static (Ec2RouteTable Table, Ec2Association Association) Association(Ec2Request request)
    {
        var id = request.Parameters.Required("AssociationId");
        return request.All<Ec2RouteTable>().SelectMany(table => table.Associations.Select(one => (table, one))).FirstOrDefault(pair => pair.one.Id == id) is { table: not null } found
            ? found : throw Ec2Errors.Association(id);
    }

    private static XElement Associated(string name, string id, string state) =>
        new("answer", Ec2Xml.Text(name, id), new XElement("associationState", Ec2Xml.Text("state", state)));

    private static string Destination(Ec2Request request) =>
        request["DestinationCidrBlock"] ?? request["DestinationIpv6CidrBlock"] ?? throw Ec2Errors.Invalid("MissingParameter", "The request must contain a destination.");

    private static AwsError NoRoute(Ec2RouteTable table, string destination) =>
        Ec2Errors.Invalid("InvalidRoute.NotFound", $"no route with destination-cidr-block {destination} in route table {table.Id}");

    private static bool IsIpv6(string cidr) => cidr.Contains(':', StringComparison.Ordinal);
}
