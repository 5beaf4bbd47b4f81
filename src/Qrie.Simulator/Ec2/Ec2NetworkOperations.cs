using System.Text.Json.Nodes;
using System.Xml.Linq;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Ec2;

/// <summary>VPCs, subnets, internet gateways and flow logs.</summary>
internal sealed class Ec2NetworkOperations : IEc2Operations
{
    public IReadOnlyDictionary<string, Func<Ec2Request, XElement>> Reads { get; } = new Dictionary<string, Func<Ec2Request, XElement>>
    {
        ["DescribeVpcs"] = DescribeVpcs,
        ["DescribeSubnets"] = DescribeSubnets,
        ["DescribeInternetGateways"] = DescribeGateways,
        ["DescribeFlowLogs"] = DescribeFlowLogs,
    };

    public IReadOnlyDictionary<string, Func<Ec2Request, (XElement, Recorded)>> Writes { get; } = new Dictionary<string, Func<Ec2Request, (XElement, Recorded)>>
    {
        ["CreateVpc"] = CreateVpc,
        ["CreateDefaultVpc"] = CreateDefaultVpc,
        ["DeleteVpc"] = DeleteVpc,
        ["CreateSubnet"] = CreateSubnet,
        ["ModifySubnetAttribute"] = ModifySubnet,
        ["DeleteSubnet"] = DeleteSubnet,
        ["CreateInternetGateway"] = CreateGateway,
        ["AttachInternetGateway"] = AttachGateway,
        ["DetachInternetGateway"] = DetachGateway,
        ["DeleteInternetGateway"] = DeleteGateway,
        ["CreateFlowLogs"] = CreateFlowLogs,
        ["DeleteFlowLogs"] = DeleteFlowLogs,
    };

    private static XElement DescribeVpcs(Ec2Request request)
    {
        var (page, next) = request.Parameters.Choose(request.All<Ec2Vpc>(), "VpcId", 1000,
            ("vpc-id", vpc => [vpc.Id]), ("is-default", vpc => [vpc.IsDefault ? "true" : "false"]), ("owner-id", _ => [request.AccountId]));
        return new XElement("answer", Ec2Xml.Set("vpcSet", page.Select(vpc => VpcFields(request, vpc))), next);
    }

    private static IEnumerable<object?> VpcFields(Ec2Request request, Ec2Vpc vpc) =>
    [
        Ec2Xml.Text("vpcId", vpc.Id), Ec2Xml.Text("ownerId", request.AccountId), Ec2Xml.Text("state", "available"), Ec2Xml.Text("cidrBlock", vpc.Cidr),
        Ec2Xml.Set("cidrBlockAssociationSet",
        [
            [Ec2Xml.Text("cidrBlock", vpc.Cidr), Ec2Xml.Text("associationId", vpc.Id.Replace("vpc-", "vpc-cidr-assoc-", StringComparison.Ordinal)), new XElement("cidrBlockState", Ec2Xml.Text("state", "associated"))],
        ]),
        Ec2Xml.Text("instanceTenancy", "default"), Ec2Xml.Text("isDefault", vpc.IsDefault), Ec2Xml.Tags(vpc),
    ];

    private static (XElement, Recorded) CreateVpc(Ec2Request request)
    {
        var vpc = MakeVpc(request, request.Parameters.Required("CidrBlock"), isDefault: false);
        return request.Recorded(vpc.Id, new XElement("answer", new XElement("vpc", VpcFields(request, vpc))), "CidrBlock", "InstanceTenancy");
    }

    // With its gateway, a route to it, and a subnet in each of two zones that gives out public addresses.
    private static (XElement, Recorded) CreateDefaultVpc(Ec2Request request)
    {
        if (request.All<Ec2Vpc>().Any(vpc => vpc.IsDefault))
        {
            throw Ec2Errors.Invalid("DefaultVpcAlreadyExists", "A Default VPC already exists for this account in this region.");
        }

        var made = MakeVpc(request, "172.31.0.0/16", isDefault: true);
        var gateway = request.Place.Put(new Ec2Gateway(request.Place.NewId("igw"), made.Id));
        var main = request.All<Ec2RouteTable>().Single(table => table.VpcId == made.Id);
        request.Place.Put(main with { Routes = main.Routes.Add(new Ec2Route("0.0.0.0/0", "gatewayId", gateway.Id)) });
        MakeSubnet(request, made.Id, "172.31.0.0/20", request.Place.Region + "a", isDefault: true);
        MakeSubnet(request, made.Id, "172.31.16.0/20", request.Place.Region + "b", isDefault: true);
        var (answer, recorded) = request.Recorded(made.Id, new XElement("answer", new XElement("vpc", VpcFields(request, made))));
        return (answer, recorded with { Request = null });
    }

    private static Ec2Vpc MakeVpc(Ec2Request request, string cidr, bool isDefault)
    {
        var vpc = request.Place.Put(new Ec2Vpc(request.Place.NewId("vpc"), cidr, isDefault) { Tags = request.Parameters.TagsFor("vpc") });
        Ec2GroupOperations.CreateDefault(request.Place, vpc.Id);
        Ec2AclOperations.CreateDefault(request.Place, vpc.Id);
        Ec2RouteOperations.CreateMain(request.Place, vpc);
        return vpc;
    }

    private static (XElement, Recorded) DeleteVpc(Ec2Request request)
    {
        var vpc = request.Get<Ec2Vpc>("VpcId");
        var (groups, acls, tables) = (
            request.All<Ec2Group>().Where(group => group.VpcId == vpc.Id).ToArray(),
            request.All<Ec2Acl>().Where(acl => acl.VpcId == vpc.Id).ToArray(),
            request.All<Ec2RouteTable>().Where(table => table.VpcId == vpc.Id).ToArray());
        if (groups.Any(group => group.Name != "default") || acls.Any(acl => !acl.IsDefault) || tables.Length > 1
            || request.All<Ec2Subnet>().Any(subnet => subnet.VpcId == vpc.Id) || request.All<Ec2Gateway>().Any(gateway => gateway.VpcId == vpc.Id))
        {
            throw Ec2Errors.InUse($"vpc '{vpc.Id}'");
        }

        Ec2Item[] gone = [vpc, .. groups, .. acls, .. tables, .. request.All<Ec2FlowLog>().Where(log => log.ResourceId == vpc.Id)];
        foreach (var item in gone)
        {
            request.Place.Remove(item.Id);
        }

        return request.Recorded(vpc.Id, Ec2Xml.Done, "VpcId");
    }

    private static XElement DescribeSubnets(Ec2Request request)
    {
        var (page, next) = request.Parameters.Choose(request.All<Ec2Subnet>(), "SubnetId", 1000,
            ("subnet-id", subnet => [subnet.Id]), ("vpc-id", subnet => [subnet.VpcId]), ("availability-zone", subnet => [subnet.Zone]), ("owner-id", _ => [request.AccountId]));
        return new XElement("answer", Ec2Xml.Set("subnetSet", page.Select(subnet => SubnetFields(request, subnet))), next);
    }

    private static IEnumerable<object?> SubnetFields(Ec2Request request, Ec2Subnet subnet) =>
    [
        Ec2Xml.Text("subnetId", subnet.Id), Ec2Xml.Text("state", "available"), Ec2Xml.Text("vpcId", subnet.VpcId), Ec2Xml.Text("cidrBlock", subnet.Cidr),
        Ec2Xml.Set("ipv6CidrBlockAssociationSet", []), Ec2Xml.Text("availabilityZone", subnet.Zone), Ec2Xml.Text("ownerId", request.AccountId),
        Ec2Xml.Text("defaultForAz", subnet.IsDefault), Ec2Xml.Text("mapPublicIpOnLaunch", subnet.MapPublicIp), Ec2Xml.Tags(subnet),
    ];

    private static (XElement, Recorded) CreateSubnet(Ec2Request request)
    {
        var vpc = request.Get<Ec2Vpc>("VpcId");
        var subnet = MakeSubnet(request, vpc.Id, request.Parameters.Required("CidrBlock"), request["AvailabilityZone"] ?? request.Place.Region + "a", isDefault: false);
        return request.Recorded(subnet.Id, new XElement("answer", new XElement("subnet", SubnetFields(request, subnet))), "VpcId", "CidrBlock", "AvailabilityZone");
    }

    // A subnet begins with the default ACL of its VPC.
    private static Ec2Subnet MakeSubnet(Ec2Request request, string vpcId, string cidr, string zone, bool isDefault)
    {
        var subnet = request.Place.Put(new Ec2Subnet(request.Place.NewId("subnet"), vpcId, cidr, zone)
        {
            MapPublicIp = isDefault, IsDefault = isDefault, Tags = request.Parameters.TagsFor("subnet"),
        });
        var acl = request.All<Ec2Acl>().Single(one => one.VpcId == vpcId && one.IsDefault);
        request.Place.Put(acl with { Associations = acl.Associations.Add(new Ec2Association(request.Place.NewId("aclassoc"), false, subnet.Id)) });
        return subnet;
    }

    private static (XElement, Recorded) ModifySubnet(Ec2Request request)
    {
        var subnet = request.Get<Ec2Subnet>("SubnetId");
        if (request["MapPublicIpOnLaunch.Value"] is not { } map)
        {
            throw Ec2Errors.Invalid("InvalidParameterCombination", "No attributes specified.");
        }

        request.Place.Put(subnet with { MapPublicIp = map == "true" });
        return Ec2Request.Recorded(subnet.Id, Ec2Xml.Done, new JsonObject { ["subnetId"] = subnet.Id, ["mapPublicIpOnLaunch"] = new JsonObject { ["value"] = map == "true" } });
    }

    private static (XElement, Recorded) DeleteSubnet(Ec2Request request)
    {
        var subnet = request.Get<Ec2Subnet>("SubnetId");
        if (request.All<Ec2Interface>().Any(one => one.SubnetId == subnet.Id))
        {
            throw Ec2Errors.InUse($"subnet '{subnet.Id}'");
        }

        request.Place.Remove(subnet.Id);
        foreach (var acl in request.All<Ec2Acl>().Where(acl => acl.Associations.Any(one => one.SubnetId == subnet.Id)))
        {
            request.Place.Put(acl with { Associations = acl.Associations.RemoveAll(one => one.SubnetId == subnet.Id) });
        }

        foreach (var table in request.All<Ec2RouteTable>().Where(table => table.Associations.Any(one => one.SubnetId == subnet.Id)))
        {
            request.Place.Put(table with { Associations = table.Associations.RemoveAll(one => one.SubnetId == subnet.Id) });
        }

        return request.Recorded(subnet.Id, Ec2Xml.Done, "SubnetId");
    }

    private static XElement DescribeGateways(Ec2Request request)
    {
        var (page, next) = request.Parameters.Choose(request.All<Ec2Gateway>(), "InternetGatewayId", 1000,
            ("internet-gateway-id", gateway => [gateway.Id]), ("attachment.vpc-id", gateway => [gateway.VpcId]), ("owner-id", _ => [request.AccountId]));
        return new XElement("answer", Ec2Xml.Set("internetGatewaySet", page.Select(gateway => GatewayFields(request, gateway))), next);
    }

    private static IEnumerable<object?> GatewayFields(Ec2Request request, Ec2Gateway gateway) =>
    [
        Ec2Xml.Text("internetGatewayId", gateway.Id), Ec2Xml.Text("ownerId", request.AccountId),
        Ec2Xml.Set("attachmentSet", gateway.VpcId is null ? [] : [[Ec2Xml.Text("vpcId", gateway.VpcId), Ec2Xml.Text("state", "available")]]), Ec2Xml.Tags(gateway),
    ];

    private static (XElement, Recorded) CreateGateway(Ec2Request request)
    {
        var gateway = request.Place.Put(new Ec2Gateway(request.Place.NewId("igw"), null) { Tags = request.Parameters.TagsFor("internet-gateway") });
        return request.Recorded(gateway.Id, new XElement("answer", new XElement("internetGateway", GatewayFields(request, gateway))));
    }

    private static (XElement, Recorded) AttachGateway(Ec2Request request)
    {
        var (gateway, vpc) = (request.Get<Ec2Gateway>("InternetGatewayId"), request.Get<Ec2Vpc>("VpcId"));
        if (gateway.VpcId is not null || request.All<Ec2Gateway>().Any(other => other.VpcId == vpc.Id))
        {
            throw Ec2Errors.Invalid("Resource.AlreadyAssociated", $"resource {gateway.Id} is already attached to network {gateway.VpcId ?? vpc.Id}");
        }

        request.Place.Put(gateway with { VpcId = vpc.Id });
        return request.Recorded(gateway.Id, Ec2Xml.Done, "InternetGatewayId", "VpcId");
    }

    private static (XElement, Recorded) DetachGateway(Ec2Request request)
    {
        var gateway = request.Get<Ec2Gateway>("InternetGatewayId");
        if (gateway.VpcId is null || gateway.VpcId != request["VpcId"])
        {
            throw Ec2Errors.Invalid("Gateway.NotAttached", $"resource {gateway.Id} is not attached to network {request["VpcId"]}");
        }

        request.Place.Put(gateway with { VpcId = null });
        return request.Recorded(gateway.Id, Ec2Xml.Done, "InternetGatewayId", "VpcId");
    }

    private static (XElement, Recorded) DeleteGateway(Ec2Request request)
    {
        var gateway = request.Get<Ec2Gateway>("InternetGatewayId");
        if (gateway.VpcId is not null)
        {
            throw Ec2Errors.InUse($"internetGateway '{gateway.Id}'");
        }

        request.Place.Remove(gateway.Id);
        return request.Recorded(gateway.Id, Ec2Xml.Done, "InternetGatewayId");
    }

    private static XElement DescribeFlowLogs(Ec2Request request)
    {
        var (page, next) = request.Parameters.Choose(request.All<Ec2FlowLog>(), "FlowLogId", 1000,
            ("flow-log-id", log => [log.Id]), ("resource-id", log => [log.ResourceId]), ("traffic-type", log => [log.TrafficType]));
        return new XElement("answer", Ec2Xml.Set("flowLogSet", page.Select(log => (IEnumerable<object?>)
        [
            Ec2Xml.Text("flowLogId", log.Id), Ec2Xml.Text("flowLogStatus", "ACTIVE"), Ec2Xml.Text("resourceId", log.ResourceId), Ec2Xml.Text("trafficType", log.TrafficType),
            Ec2Xml.Text("deliverLogsStatus", "SUCCESS"), Ec2Xml.Text("logDestinationType", log.DestinationType), Ec2Xml.Text("logDestination", log.Destination), Ec2Xml.Tags(log),
        ])), next);
    }

    private static (XElement, Recorded) CreateFlowLogs(Ec2Request request)
    {
        var ids = new List<string>();
        foreach (var resource in request.Parameters.List("ResourceId"))
        {
            if (request["ResourceType"] == "VPC")
            {
                request.GetById<Ec2Vpc>(resource);
            }

            ids.Add(request.Place.Put(new Ec2FlowLog(
                request.Place.NewId("fl"), resource, request["TrafficType"] ?? "ALL", request["LogDestinationType"] ?? "cloud-watch-logs", request["LogDestination"] ?? request["LogGroupName"])).Id);
        }

        return request.Wrapped(ids[0], new XElement("answer", new XElement("unsuccessful"), new XElement("flowLogIdSet", ids.Select(id => new XElement("item", id)))));
    }

    private static (XElement, Recorded) DeleteFlowLogs(Ec2Request request)
    {
        var ids = request.Parameters.List("FlowLogId");
        foreach (var log in ids.Select(request.GetById<Ec2FlowLog>).ToArray())
        {
            request.Place.Remove(log.Id);
        }

        return request.Wrapped(ids[0], new XElement("answer", new XElement("unsuccessful")));
    }
}
