using System.Text.Json.Nodes;
using System.Xml.Linq;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Ec2;

/// <summary>Network interfaces and elastic addresses.</summary>
internal sealed class Ec2InterfaceOperations : IEc2Operations
{
    public IReadOnlyDictionary<string, Func<Ec2Request, XElement>> Reads { get; } = new Dictionary<string, Func<Ec2Request, XElement>>
    {
        ["DescribeNetworkInterfaces"] = DescribeInterfaces,
        ["DescribeAddresses"] = DescribeAddresses,
    };

    public IReadOnlyDictionary<string, Func<Ec2Request, (XElement, Recorded)>> Writes { get; } = new Dictionary<string, Func<Ec2Request, (XElement, Recorded)>>
    {
        ["CreateNetworkInterface"] = Create,
        ["AttachNetworkInterface"] = Attach,
        ["DetachNetworkInterface"] = Detach,
        ["ModifyNetworkInterfaceAttribute"] = Modify,
        ["AssignIpv6Addresses"] = AssignIpv6,
        ["UnassignIpv6Addresses"] = UnassignIpv6,
        ["DeleteNetworkInterface"] = Delete,
        ["AllocateAddress"] = Allocate,
        ["AssociateAddress"] = Associate,
        ["DisassociateAddress"] = Disassociate,
        ["ReleaseAddress"] = Release,
    };

    /// <summary>Makes an interface in a subnet, with the given groups or the VPC's default one.</summary>
    public static Ec2Interface Make(Ec2Request request, Ec2Subnet subnet, IReadOnlyList<string> groups)
    {
        var id = request.Place.NewId("eni");
        var all = request.All<Ec2Group>();
        foreach (var group in groups.Where(group => !all.Any(one => one.Id == group && one.VpcId == subnet.VpcId)))
        {
            throw Ec2Errors.NotFound<Ec2Group>(group);
        }

        return new Ec2Interface(
            id, subnet.Id, subnet.VpcId, subnet.Zone, $"10.0.{id[^1] % 250}.{id[^2] % 250}",
            groups.Count > 0 ? [.. groups] : [all.Single(one => one.VpcId == subnet.VpcId && one.Name == "default").Id]);
    }

    /// <summary>The elastic address of an interface; null when it has none.</summary>
    public static Ec2Address? AddressOf(Ec2Request request, string interfaceId) => request.All<Ec2Address>().FirstOrDefault(one => one.InterfaceId == interfaceId);

    /// <summary>The groups of an interface.</summary>
    public static XElement GroupSet(Ec2Request request, Ec2Interface one) => Ec2Xml.Set("groupSet", one.Groups.Select(group => (IEnumerable<object?>)
        [Ec2Xml.Text("groupId", group), Ec2Xml.Text("groupName", request.Place.Find<Ec2Group>(group, request.Moment)?.Name ?? "")]));

    /// <summary>The public address of an interface: the elastic one, else the one that AWS gave.</summary>
    public static XElement? Association(Ec2Request request, Ec2Interface one) => AddressOf(request, one.Id) is { } elastic
        ? new XElement("association", Ec2Xml.Text("publicIp", elastic.PublicIp), Ec2Xml.Text("ipOwnerId", request.AccountId), Ec2Xml.Text("allocationId", elastic.Id), Ec2Xml.Text("associationId", elastic.AssociationId))
        : one.PublicIp is null ? null : new XElement("association", Ec2Xml.Text("publicIp", one.PublicIp), Ec2Xml.Text("ipOwnerId", "amazon"));

    private static XElement DescribeInterfaces(Ec2Request request)
    {
        var (page, next) = request.Parameters.Choose(request.All<Ec2Interface>(), "NetworkInterfaceId", 1000,
            ("network-interface-id", one => [one.Id]), ("vpc-id", one => [one.VpcId]), ("subnet-id", one => [one.SubnetId]), ("group-id", one => one.Groups), ("attachment.instance-id", one => [one.InstanceId]));
        return new XElement("answer", Ec2Xml.Set("networkInterfaceSet", page.Select(one => Fields(request, one))), next);
    }

    private static IEnumerable<object?> Fields(Ec2Request request, Ec2Interface one) =>
    [
        Ec2Xml.Text("networkInterfaceId", one.Id), Ec2Xml.Text("subnetId", one.SubnetId), Ec2Xml.Text("vpcId", one.VpcId), Ec2Xml.Text("availabilityZone", one.Zone),
        Ec2Xml.Text("description", one.Description), Ec2Xml.Text("ownerId", request.AccountId), Ec2Xml.Text("requesterManaged", false),
        Ec2Xml.Text("status", one.InstanceId is null ? "available" : "in-use"), Ec2Xml.Text("privateIpAddress", one.PrivateIp), Ec2Xml.Text("interfaceType", "interface"),
        GroupSet(request, one),
        one.InstanceId is null ? null : new XElement("attachment",
            Ec2Xml.Text("attachmentId", one.AttachmentId), Ec2Xml.Text("instanceId", one.InstanceId), Ec2Xml.Text("instanceOwnerId", request.AccountId),
            Ec2Xml.Text("deviceIndex", one.DeviceIndex), Ec2Xml.Text("status", "attached"), Ec2Xml.Text("deleteOnTermination", one.DeleteOnTermination)),
        Association(request, one),
        Ec2Xml.Set("privateIpAddressesSet", [[Ec2Xml.Text("privateIpAddress", one.PrivateIp), Ec2Xml.Text("primary", true), Association(request, one)]]),
        Ec2Xml.Set("ipv6AddressesSet", "ipv6Address", one.Ipv6), Ec2Xml.Tags(one),
    ];

    private static (XElement, Recorded) Create(Ec2Request request)
    {
        var one = request.Place.Put(Make(request, request.Get<Ec2Subnet>("SubnetId"), request.Parameters.List("SecurityGroupId")) with
        {
            Description = request["Description"] ?? "", Tags = request.Parameters.TagsFor("network-interface"),
        });
        var recorded = Ec2Records.Request(request.Parameters, "SubnetId", "Description");
        recorded["groupSet"] = Ec2Records.Items("groupId", one.Groups);
        return Ec2Request.Recorded(one.Id, new XElement("answer", new XElement("networkInterface", Fields(request, one))), recorded);
    }

    private static (XElement, Recorded) Attach(Ec2Request request)
    {
        var (one, instance) = (request.Get<Ec2Interface>("NetworkInterfaceId"), Ec2InstanceOperations.Alive(request, request.Parameters.Required("InstanceId")));
        if (one.InstanceId is not null)
        {
            throw Ec2Errors.Invalid("InvalidNetworkInterface.InUse", $"Interface: [{one.Id}] in use.");
        }

        if (one.VpcId != instance.VpcId)
        {
            throw Ec2Errors.Invalid("InvalidParameterCombination", "You may not attach a network interface to an instance if they are not in the same availability zone");
        }

        var attached = request.Place.Put(one with { InstanceId = instance.Id, AttachmentId = request.Place.NewId("eni-attach"), DeviceIndex = request.Parameters.Number("DeviceIndex") ?? 1 });
        return request.Recorded(one.Id, new XElement("answer", Ec2Xml.Text("attachmentId", attached.AttachmentId)), "NetworkInterfaceId", "InstanceId", "DeviceIndex");
    }

    private static (XElement, Recorded) Detach(Ec2Request request)
    {
        var id = request.Parameters.Required("AttachmentId");
        var one = request.All<Ec2Interface>().FirstOrDefault(one => one.AttachmentId == id) ?? throw Ec2Errors.Invalid("InvalidAttachmentID.NotFound", $"The attachment ID '{id}' does not exist");
        if (one.DeviceIndex == 0)
        {
            throw Ec2Errors.Invalid("OperationNotPermitted", "The network interface at device index 0 cannot be detached.");
        }

        request.Place.Put(one with { InstanceId = null, AttachmentId = null, DeviceIndex = 0, DeleteOnTermination = false });
        return request.Recorded(id, Ec2Xml.Done, "AttachmentId", "Force");
    }

    private static (XElement, Recorded) Modify(Ec2Request request)
    {
        var (one, groups) = (request.Get<Ec2Interface>("NetworkInterfaceId"), request.Parameters.List("SecurityGroupId"));
        if (groups.Count == 0)
        {
            throw Ec2Errors.Invalid("InvalidParameterCombination", "No attributes specified.");
        }

        request.Place.Put(one with { Groups = [.. groups.Select(group => request.GetById<Ec2Group>(group).Id)] });
        return Ec2Request.Recorded(one.Id, Ec2Xml.Done, new JsonObject { ["networkInterfaceId"] = one.Id, ["groupSet"] = Ec2Records.Items("groupId", groups) });
    }

    private static (XElement, Recorded) AssignIpv6(Ec2Request request)
    {
        var one = request.Get<Ec2Interface>("NetworkInterfaceId");
        var addresses = request.Parameters.List("Ipv6Addresses") is { Count: > 0 } given ? given : [$"2001:db8::{one.Id[^4..]}:{one.Ipv6.Count + 1}"];
        request.Place.Put(one with { Ipv6 = [.. one.Ipv6.Union(addresses).Order(StringComparer.Ordinal)] });
        return request.Recorded(one.Id, new XElement("answer", Ec2Xml.Text("networkInterfaceId", one.Id), new XElement("assignedIpv6Addresses", addresses.Select(address => new XElement("item", address)))), "NetworkInterfaceId", "Ipv6AddressCount");
    }

    private static (XElement, Recorded) UnassignIpv6(Ec2Request request)
    {
        var (one, addresses) = (request.Get<Ec2Interface>("NetworkInterfaceId"), request.Parameters.List("Ipv6Addresses"));
        if (addresses.FirstOrDefault(address => !one.Ipv6.Contains(address)) is { } unknown)
        {
            throw Ec2Errors.Invalid("InvalidParameterValue", $"Some of the addresses [{unknown}] are not assigned to interface {one.Id}");
        }

        request.Place.Put(one with { Ipv6 = one.Ipv6.RemoveRange(addresses) });
        return request.Recorded(one.Id, new XElement("answer", Ec2Xml.Text("networkInterfaceId", one.Id), new XElement("unassignedIpv6Addresses", addresses.Select(address => new XElement("item", address)))), "NetworkInterfaceId", "Ipv6AddressCount");
    }

    private static (XElement, Recorded) Delete(Ec2Request request)
    {
        var one = request.Get<Ec2Interface>("NetworkInterfaceId");
        if (one.InstanceId is not null)
        {
            throw Ec2Errors.Invalid("InvalidParameterValue", $"Network interface '{one.Id}' is currently in use.");
        }

        Release(request, one.Id);
        request.Place.Remove(one.Id);
        return request.Recorded(one.Id, Ec2Xml.Done, "NetworkInterfaceId");
    }

    /// <summary>Takes the elastic addresses off an interface.</summary>
    public static void Release(Ec2Request request, string interfaceId)
    {
        foreach (var address in request.All<Ec2Address>().Where(one => one.InterfaceId == interfaceId))
        {
            request.Place.Put(address with { AssociationId = null, InterfaceId = null, InstanceId = null });
        }
    }

    private static XElement DescribeAddresses(Ec2Request request)
    {
        var (all, _) = request.Parameters.Choose(request.All<Ec2Address>(), "AllocationId", int.MaxValue,
            ("allocation-id", one => [one.Id]), ("public-ip", one => [one.PublicIp]), ("instance-id", one => [one.InstanceId]), ("association-id", one => [one.AssociationId]));
        return new XElement("answer", Ec2Xml.Set("addressesSet", all.Select(one => (IEnumerable<object?>)
        [
            Ec2Xml.Text("publicIp", one.PublicIp), Ec2Xml.Text("allocationId", one.Id), Ec2Xml.Text("domain", "vpc"), Ec2Xml.Text("instanceId", one.InstanceId),
            Ec2Xml.Text("associationId", one.AssociationId), Ec2Xml.Text("networkInterfaceId", one.InterfaceId), Ec2Xml.Tags(one),
        ])));
    }

    private static (XElement, Recorded) Allocate(Ec2Request request)
    {
        var address = request.Place.Put(new Ec2Address(request.Place.NewId("eipalloc"), request.Place.NewAddress()) { Tags = request.Parameters.TagsFor("elastic-ip") });
        return request.Recorded(
            address.Id,
            new XElement("answer", Ec2Xml.Text("publicIp", address.PublicIp), Ec2Xml.Text("domain", "vpc"), Ec2Xml.Text("allocationId", address.Id), Ec2Xml.Text("publicIpv4Pool", "amazon"), Ec2Xml.Text("networkBorderGroup", request.Place.Region)),
            "Domain");
    }

    private static (XElement, Recorded) Associate(Ec2Request request)
    {
        var address = request.Get<Ec2Address>("AllocationId");
        var one = request["NetworkInterfaceId"] is not null
            ? request.Get<Ec2Interface>("NetworkInterfaceId")
            : request.All<Ec2Interface>().First(one => one.InstanceId == Ec2InstanceOperations.Alive(request, request.Parameters.Required("InstanceId")).Id && one.DeviceIndex == 0);
        Release(request, one.Id);
        var bound = request.Place.Put(address with { AssociationId = request.Place.NewId("eipassoc"), InterfaceId = one.Id, InstanceId = one.InstanceId });
        return request.Recorded(address.Id, new XElement("answer", Ec2Xml.Text("return", true), Ec2Xml.Text("associationId", bound.AssociationId)), "AllocationId", "InstanceId", "NetworkInterfaceId");
    }

    private static (XElement, Recorded) Disassociate(Ec2Request request)
    {
        var id = request.Parameters.Required("AssociationId");
        var address = request.All<Ec2Address>().FirstOrDefault(one => one.AssociationId == id) ?? throw Ec2Errors.Association(id);
        Release(request, address.InterfaceId!);
        return request.Recorded(id, Ec2Xml.Done, "AssociationId");
    }

    private static (XElement, Recorded) Release(Ec2Request request)
    {
        var address = request.Get<Ec2Address>("AllocationId");
        if (address.AssociationId is not null)
        {
            throw Ec2Errors.Invalid("InvalidIPAddress.InUse", $"Address {address.PublicIp} is in use.");
        }

        request.Place.Remove(address.Id);
        return request.Recorded(address.Id, Ec2Xml.Done, "AllocationId");
    }
}
