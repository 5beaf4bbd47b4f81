using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Ec2;

/// <summary>Instances. What is terminated stays in sight for an hour.</summary>
internal sealed class Ec2InstanceOperations : IEc2Operations
{
    private static readonly TimeSpan InSight = TimeSpan.FromHours(1);

    public IReadOnlyDictionary<string, Func<Ec2Request, XElement>> Reads { get; } = new Dictionary<string, Func<Ec2Request, XElement>>
    {
        ["DescribeInstances"] = Describe,
    };

    public IReadOnlyDictionary<string, Func<Ec2Request, (XElement, Recorded)>> Writes { get; } = new Dictionary<string, Func<Ec2Request, (XElement, Recorded)>>
    {
        ["RunInstances"] = Run,
        ["StartInstances"] = request => SetState(request, "running"),
        ["StopInstances"] = request => SetState(request, "stopped"),
        ["RebootInstances"] = Reboot,
        ["TerminateInstances"] = request => SetState(request, "terminated"),
        ["ModifyInstanceAttribute"] = ModifyGroups,
        ["ModifyInstanceMetadataOptions"] = ModifyMetadata,
        ["AssociateIamInstanceProfile"] = AssociateProfile,
        ["DisassociateIamInstanceProfile"] = DisassociateProfile,
    };

    /// <summary>An instance that is not terminated.</summary>
    public static Ec2Instance Alive(Ec2Request request, string id) => request.GetById<Ec2Instance>(id) is { State: not "terminated" } instance
        ? instance
        : throw Ec2Errors.Invalid("IncorrectInstanceState", $"The instance '{id}' is not in a state from which this can be done.");

    private static XElement Describe(Ec2Request request)
    {
        var visible = request.All<Ec2Instance>().Where(instance => instance.TerminatedAt is not { } at || at + InSight > request.Now).ToArray();
        var (page, next) = request.Parameters.Choose(visible, "InstanceId", 1000,
            ("instance-id", instance => [instance.Id]), ("vpc-id", instance => [instance.VpcId]), ("subnet-id", instance => [instance.SubnetId]), ("instance-state-name", instance => [instance.State]));

        // Once for the page: a call for a thousand must not look through everything for each.
        var interfaces = request.All<Ec2Interface>().Where(one => one.InstanceId is not null).ToLookup(one => one.InstanceId!);
        var volumes = request.All<Ec2Volume>().Where(volume => volume.InstanceId is not null).ToLookup(volume => volume.InstanceId!);
        return new XElement("answer", Ec2Xml.Set("reservationSet", page.Select(instance => (IEnumerable<object?>)
        [
            Ec2Xml.Text("reservationId", instance.Id.Replace("i-", "r-", StringComparison.Ordinal)), Ec2Xml.Text("ownerId", request.AccountId), Ec2Xml.Set("groupSet", []),
            Ec2Xml.Set("instancesSet", [Fields(request, instance, [.. interfaces[instance.Id].OrderBy(one => one.DeviceIndex)], [.. volumes[instance.Id]])]),
        ])), next);
    }

    private static IEnumerable<object?> Fields(Ec2Request request, Ec2Instance instance, IReadOnlyList<Ec2Interface> interfaces, IReadOnlyList<Ec2Volume> volumes)
    {
        var primary = interfaces.Count > 0 ? interfaces[0] : null;
        return
        [
            Ec2Xml.Text("instanceId", instance.Id), Ec2Xml.Text("imageId", instance.ImageId), State("instanceState", instance.State), Ec2Xml.Text("reason", instance.Reason),
            Ec2Xml.Text("instanceType", instance.Type), Ec2Xml.Text("launchTime", instance.LaunchedAt), new XElement("placement", Ec2Xml.Text("availabilityZone", primary?.Zone)),
            primary is null ? null : Ec2Xml.Text("subnetId", instance.SubnetId), primary is null ? null : Ec2Xml.Text("vpcId", instance.VpcId),
            Ec2Xml.Text("privateIpAddress", primary?.PrivateIp), Ec2Xml.Text("ipAddress", primary is null ? null : Ec2InterfaceOperations.Association(request, primary)?.Element("publicIp")?.Value),
            primary is null ? Ec2Xml.Set("groupSet", []) : Ec2InterfaceOperations.GroupSet(request, primary),
            Ec2Xml.Set("blockDeviceMapping", volumes.Select(volume => (IEnumerable<object?>)
            [
                Ec2Xml.Text("deviceName", volume.Device),
                new XElement("ebs", Ec2Xml.Text("volumeId", volume.Id), Ec2Xml.Text("status", "attached"), Ec2Xml.Text("deleteOnTermination", volume.DeleteOnTermination)),
            ])),
            Ec2Xml.Set("networkInterfaceSet", interfaces.Select(one => Interface(request, one))), Ec2Xml.Tags(instance),
            instance.ProfileArn is null ? null : new XElement("iamInstanceProfile", Ec2Xml.Text("arn", instance.ProfileArn), Ec2Xml.Text("id", "AIPA" + instance.Id[^16..].ToUpperInvariant())),
            new XElement("metadataOptions", Ec2Xml.Text("state", "applied"), Ec2Xml.Text("httpTokens", instance.HttpTokens), Ec2Xml.Text("httpEndpoint", instance.HttpEndpoint), Ec2Xml.Text("httpPutResponseHopLimit", instance.HopLimit)),
        ];
    }

    private static IEnumerable<object?> Interface(Ec2Request request, Ec2Interface one) =>
    [
        Ec2Xml.Text("networkInterfaceId", one.Id), Ec2Xml.Text("subnetId", one.SubnetId), Ec2Xml.Text("vpcId", one.VpcId), Ec2Xml.Text("ownerId", request.AccountId),
        Ec2Xml.Text("status", "in-use"), Ec2Xml.Text("privateIpAddress", one.PrivateIp), Ec2InterfaceOperations.GroupSet(request, one),
        new XElement("attachment", Ec2Xml.Text("attachmentId", one.AttachmentId), Ec2Xml.Text("deviceIndex", one.DeviceIndex), Ec2Xml.Text("status", "attached"), Ec2Xml.Text("deleteOnTermination", one.DeleteOnTermination)),
        Ec2InterfaceOperations.Association(request, one),
        Ec2Xml.Set("privateIpAddressesSet", [[Ec2Xml.Text("privateIpAddress", one.PrivateIp), Ec2Xml.Text("primary", true), Ec2InterfaceOperations.Association(request, one)]]),
        Ec2Xml.Set("ipv6AddressesSet", "ipv6Address", one.Ipv6),
    ];

    private static XElement State(string name, string state) =>
        new(name, Ec2Xml.Text("code", state switch { "running" => 16, "stopped" => 80, "terminated" => 48, _ => 0 }), Ec2Xml.Text("name", state));

    private static (XElement, Recorded) Run(Ec2Request request)
    {
        var launch = new Ec2Launch(request);
        var made = Enumerable.Range(0, request.Parameters.Number("MinCount") ?? 1).Select(_ => launch.Make()).ToArray();
        var interfaces = request.All<Ec2Interface>().ToLookup(one => one.InstanceId ?? "");
        var answer = new XElement("answer",
            Ec2Xml.Text("reservationId", request.Place.NewId("r")), Ec2Xml.Text("ownerId", request.AccountId), Ec2Xml.Set("groupSet", []),
            Ec2Xml.Set("instancesSet", made.Select(instance => Fields(request, instance with { State = "pending" }, [.. interfaces[instance.Id]], []))));
        return Ec2Request.Recorded(made[0].Id, answer, launch.Recorded());
    }

    private static (XElement, Recorded) SetState(Ec2Request request, string state)
    {
        var ids = request.Parameters.List("InstanceId");
        var before = ids.Select(request.GetById<Ec2Instance>).ToArray();
        if (state != "terminated")
        {
            before = [.. ids.Select(id => Alive(request, id))];
        }

        foreach (var instance in before.Where(instance => instance.State != state && instance.State != "terminated"))
        {
            Become(request, instance, state);
        }

        var passing = state switch { "running" => "pending", "stopped" => "stopping", _ => "shutting-down" };
        return Ec2Request.Recorded(
            ids[0],
            new XElement("answer", Ec2Xml.Set("instancesSet", before.Select(instance => (IEnumerable<object?>)
                [Ec2Xml.Text("instanceId", instance.Id), State("currentState", instance.State == state ? state : passing), State("previousState", instance.State)]))),
            new JsonObject { ["instancesSet"] = Ec2Records.Items("instanceId", ids) });
    }

    // An address that AWS gave goes when the instance stops, and another one comes when it starts.
    private static void Become(Ec2Request request, Ec2Instance instance, string state)
    {
        request.Place.Put(instance with
        {
            State = state,
            Reason = state == "running" ? "" : string.Create(CultureInfo.InvariantCulture, $"User initiated ({request.Now.UtcDateTime:yyyy-MM-dd HH:mm:ss} GMT)"),
            TerminatedAt = state == "terminated" ? request.Now : null,
        });
        foreach (var one in request.All<Ec2Interface>().Where(one => one.InstanceId == instance.Id))
        {
            if (state != "terminated")
            {
                request.Place.Put(one with { PublicIp = state == "running" && one.GetsPublicIp ? request.Place.NewAddress() : null });
                continue;
            }

            Ec2InterfaceOperations.Release(request, one.Id);
            if (one.DeleteOnTermination)
            {
                request.Place.Remove(one.Id);
            }
            else
            {
                request.Place.Put(one with { InstanceId = null, AttachmentId = null, PublicIp = null, DeviceIndex = 0 });
            }
        }

        foreach (var volume in state == "terminated" ? request.All<Ec2Volume>().Where(volume => volume.InstanceId == instance.Id) : [])
        {
            if (volume.DeleteOnTermination)
            {
                request.Place.Remove(volume.Id);
            }
            else
            {
                request.Place.Put(volume with { InstanceId = null, Device = null });
            }
        }
    }

    private static (XElement, Recorded) Reboot(Ec2Request request)
    {
        var ids = request.Parameters.List("InstanceId");
        string[] alive = [.. ids.Select(id => Alive(request, id).Id)];
        return Ec2Request.Recorded(ids[0], Ec2Xml.Done, new JsonObject { ["instancesSet"] = Ec2Records.Items("instanceId", alive) });
    }

    private static (XElement, Recorded) ModifyGroups(Ec2Request request)
    {
        var (instance, groups) = (Alive(request, request.Parameters.Required("InstanceId")), request.Parameters.List("GroupId"));
        if (groups.Count == 0)
        {
            throw Ec2Errors.Invalid("InvalidParameterCombination", "No attributes specified.");
        }

        if (groups.FirstOrDefault(group => request.GetById<Ec2Group>(group).VpcId != instance.VpcId) is { } foreign)
        {
            throw Ec2Errors.Invalid("InvalidGroup.NotFound", $"The security group '{foreign}' does not exist in VPC '{instance.VpcId}'");
        }

        var primary = request.All<Ec2Interface>().Single(one => one.InstanceId == instance.Id && one.DeviceIndex == 0);
        request.Place.Put(primary with { Groups = [.. groups] });
        return Ec2Request.Recorded(instance.Id, Ec2Xml.Done, new JsonObject { ["instanceId"] = instance.Id, ["groupSet"] = Ec2Records.Items("groupId", groups) });
    }

    private static (XElement, Recorded) ModifyMetadata(Ec2Request request)
    {
        var instance = Alive(request, request.Parameters.Required("InstanceId"));
        var changed = request.Place.Put(instance with
        {
            HttpTokens = request["HttpTokens"] ?? instance.HttpTokens,
            HttpEndpoint = request["HttpEndpoint"] ?? instance.HttpEndpoint,
            HopLimit = request.Parameters.Number("HttpPutResponseHopLimit") ?? instance.HopLimit,
        });
        return request.Wrapped(instance.Id, new XElement("answer", Ec2Xml.Text("instanceId", instance.Id), new XElement("instanceMetadataOptions",
            Ec2Xml.Text("state", "pending"), Ec2Xml.Text("httpTokens", changed.HttpTokens), Ec2Xml.Text("httpEndpoint", changed.HttpEndpoint), Ec2Xml.Text("httpPutResponseHopLimit", changed.HopLimit))));
    }

    private static (XElement, Recorded) AssociateProfile(Ec2Request request)
    {
        var instance = Alive(request, request.Parameters.Required("InstanceId"));
        if (instance.ProfileArn is not null)
        {
            throw Ec2Errors.Invalid("IncorrectState", $"There is an existing association for instance {instance.Id}");
        }

        var changed = request.Place.Put(instance with
        {
            ProfileArn = request["IamInstanceProfile.Arn"] ?? $"arn:aws:iam::{request.AccountId}:instance-profile/{request["IamInstanceProfile.Name"]}",
            ProfileAssociationId = request.Place.NewId("iip-assoc"),
        });
        return request.Wrapped(instance.Id, ProfileAnswer(changed, "associating"));
    }

    private static (XElement, Recorded) DisassociateProfile(Ec2Request request)
    {
        var id = request.Parameters.Required("AssociationId");
        var instance = request.All<Ec2Instance>().FirstOrDefault(one => one.ProfileAssociationId == id) ?? throw Ec2Errors.Association(id);
        request.Place.Put(instance with { ProfileArn = null, ProfileAssociationId = null });
        return request.Wrapped(instance.Id, ProfileAnswer(instance, "disassociating"));
    }

    private static XElement ProfileAnswer(Ec2Instance instance, string state) => new("answer", new XElement("iamInstanceProfileAssociation",
        Ec2Xml.Text("associationId", instance.ProfileAssociationId), Ec2Xml.Text("instanceId", instance.Id),
        new XElement("iamInstanceProfile", Ec2Xml.Text("arn", instance.ProfileArn)), Ec2Xml.Text("state", state)));
}
