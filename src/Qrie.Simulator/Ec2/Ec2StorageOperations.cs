using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Ec2;

/// <summary>Volumes, snapshots and images.</summary>
internal sealed class Ec2StorageOperations : IEc2Operations
{
    public IReadOnlyDictionary<string, Func<Ec2Request, XElement>> Reads { get; } = new Dictionary<string, Func<Ec2Request, XElement>>
    {
        ["DescribeVolumes"] = DescribeVolumes,
        ["DescribeSnapshots"] = DescribeSnapshots,
        ["DescribeSnapshotAttribute"] = DescribeSnapshotAttribute,
        ["DescribeImages"] = DescribeImages,
    };

    public IReadOnlyDictionary<string, Func<Ec2Request, (XElement, Recorded)>> Writes { get; } = new Dictionary<string, Func<Ec2Request, (XElement, Recorded)>>
    {
        ["CreateVolume"] = CreateVolume,
        ["AttachVolume"] = AttachVolume,
        ["DetachVolume"] = DetachVolume,
        ["DeleteVolume"] = DeleteVolume,
        ["CreateSnapshot"] = CreateSnapshot,
        ["ModifySnapshotAttribute"] = ModifySnapshot,
        ["ResetSnapshotAttribute"] = ResetSnapshot,
        ["DeleteSnapshot"] = DeleteSnapshot,
        ["CreateImage"] = CreateImage,
        ["ModifyImageAttribute"] = ModifyImage,
        ["DeregisterImage"] = DeregisterImage,
    };

    private static XElement DescribeVolumes(Ec2Request request)
    {
        var (page, next) = request.Parameters.Choose(request.All<Ec2Volume>(), "VolumeId", 500,
            ("volume-id", volume => [volume.Id]), ("attachment.instance-id", volume => [volume.InstanceId]), ("encrypted", volume => [volume.Encrypted ? "true" : "false"]));
        return new XElement("answer", Ec2Xml.Set("volumeSet", page.Select(volume => (IEnumerable<object?>)
        [
            .. VolumeFields(volume), Ec2Xml.Text("status", volume.InstanceId is null ? "available" : "in-use"),
            Ec2Xml.Set("attachmentSet", volume.InstanceId is null ? [] : [AttachmentFields(volume, "attached")]), Ec2Xml.Tags(volume),
        ])), next);
    }

    private static IEnumerable<object?> VolumeFields(Ec2Volume volume) =>
    [
        Ec2Xml.Text("volumeId", volume.Id), Ec2Xml.Text("size", volume.Size), Ec2Xml.Text("snapshotId", volume.SnapshotId ?? ""), Ec2Xml.Text("availabilityZone", volume.Zone),
        Ec2Xml.Text("encrypted", volume.Encrypted), Ec2Xml.Text("volumeType", volume.Type),
    ];

    private static IEnumerable<object?> AttachmentFields(Ec2Volume volume, string state) =>
    [
        Ec2Xml.Text("volumeId", volume.Id), Ec2Xml.Text("instanceId", volume.InstanceId), Ec2Xml.Text("device", volume.Device), Ec2Xml.Text("status", state),
        Ec2Xml.Text("deleteOnTermination", volume.DeleteOnTermination),
    ];

    private static (XElement, Recorded) CreateVolume(Ec2Request request)
    {
        var source = request["SnapshotId"] is null ? null : request.Get<Ec2Snapshot>("SnapshotId");
        var volume = request.Place.Put(new Ec2Volume(
            request.Place.NewId("vol"), request.Parameters.Required("AvailabilityZone"), request.Parameters.Number("Size") ?? source?.Size ?? 8,
            request.Parameters.Flag("Encrypted") || source?.Encrypted == true || request.Place.Settings(request.Moment).EncryptsByDefault, request["VolumeType"] ?? "gp2", source?.Id)
        {
            Tags = request.Parameters.TagsFor("volume"),
        });
        var recorded = Ec2Records.Request(request.Parameters, "Size", "SnapshotId", "VolumeType", "Encrypted");
        recorded["zone"] = volume.Zone;
        var (answer, record) = Ec2Request.Recorded(volume.Id, new XElement("answer", VolumeFields(volume), Ec2Xml.Text("status", "creating"), Ec2Xml.Text("createTime", request.Now)), recorded);
        return (answer, record with { Response = Renamed(record.Response!, "availabilityZone", "zone") });
    }

    private static (XElement, Recorded) AttachVolume(Ec2Request request)
    {
        var (volume, instance) = (request.Get<Ec2Volume>("VolumeId"), Ec2InstanceOperations.Alive(request, request.Parameters.Required("InstanceId")));
        if (volume.InstanceId is not null)
        {
            throw Ec2Errors.Invalid("VolumeInUse", $"{volume.Id} is already attached to an instance");
        }

        var device = request["Device"] ?? "/dev/sdf";
        if (request.All<Ec2Volume>().Any(other => other.InstanceId == instance.Id && other.Device == device))
        {
            throw Ec2Errors.Invalid("InvalidParameterValue", $"Invalid value '{device}' for unixDevice. Attachment point {device} is already in use");
        }

        var attached = request.Place.Put(volume with { InstanceId = instance.Id, Device = device });
        return request.Recorded(volume.Id, new XElement("answer", AttachmentFields(attached, "attaching")), "VolumeId", "InstanceId", "Device");
    }

    private static (XElement, Recorded) DetachVolume(Ec2Request request)
    {
        var volume = request.Get<Ec2Volume>("VolumeId");
        if (volume.InstanceId is null)
        {
            throw Ec2Errors.Invalid("IncorrectState", $"Volume '{volume.Id}' is in the 'available' state.");
        }

        request.Place.Put(volume with { InstanceId = null, Device = null, DeleteOnTermination = false });
        return request.Recorded(volume.Id, new XElement("answer", AttachmentFields(volume, "detaching")), "VolumeId", "InstanceId", "Device", "Force");
    }

    private static (XElement, Recorded) DeleteVolume(Ec2Request request)
    {
        var volume = request.Get<Ec2Volume>("VolumeId");
        if (volume.InstanceId is not null)
        {
            throw Ec2Errors.Invalid("VolumeInUse", $"Volume {volume.Id} is currently attached to {volume.InstanceId}");
        }

        request.Place.Remove(volume.Id);
        return request.Recorded(volume.Id, Ec2Xml.Done, "VolumeId");
    }

    private static XElement DescribeSnapshots(Ec2Request request)
    {
        var (page, next) = request.Parameters.Choose(request.All<Ec2Snapshot>(), "SnapshotId", 1000,
            ("snapshot-id", snapshot => [snapshot.Id]), ("volume-id", snapshot => [snapshot.VolumeId]), ("owner-id", _ => [request.AccountId]));
        return new XElement("answer", Ec2Xml.Set("snapshotSet", page.Select(snapshot => SnapshotFields(request, snapshot, "completed"))), next);
    }

    private static IEnumerable<object?> SnapshotFields(Ec2Request request, Ec2Snapshot snapshot, string state) =>
    [
        Ec2Xml.Text("snapshotId", snapshot.Id), Ec2Xml.Text("volumeId", snapshot.VolumeId), Ec2Xml.Text("status", state), Ec2Xml.Text("startTime", snapshot.StartedAt),
        Ec2Xml.Text("progress", state == "completed" ? "100%" : ""), Ec2Xml.Text("ownerId", request.AccountId), Ec2Xml.Text("volumeSize", snapshot.Size),
        Ec2Xml.Text("encrypted", snapshot.Encrypted), Ec2Xml.Tags(snapshot),
    ];

    private static XElement DescribeSnapshotAttribute(Ec2Request request)
    {
        var snapshot = request.Get<Ec2Snapshot>("SnapshotId");
        return new XElement("answer", Ec2Xml.Text("snapshotId", snapshot.Id), Ec2Xml.Set("createVolumePermission", snapshot.Permissions.Select(one => (IEnumerable<object?>)
            [Ec2Xml.Text(one == "all" ? "group" : "userId", one)])));
    }

    private static (XElement, Recorded) CreateSnapshot(Ec2Request request)
    {
        var volume = request.Get<Ec2Volume>("VolumeId");
        var snapshot = Snapshot(request, volume) with { Tags = request.Parameters.TagsFor("snapshot") };
        request.Place.Put(snapshot);
        return request.Recorded(snapshot.Id, new XElement("answer", SnapshotFields(request, snapshot, "pending")), "VolumeId", "Description");
    }

    private static Ec2Snapshot Snapshot(Ec2Request request, Ec2Volume volume) => new(request.Place.NewId("snap"), volume.Id, volume.Size, volume.Encrypted, request.Now);

    private static (XElement, Recorded) ModifySnapshot(Ec2Request request)
    {
        var snapshot = request.Get<Ec2Snapshot>("SnapshotId");
        var (add, remove) = Permissions(request, "CreateVolumePermission");
        if (add.Contains("all") && request.Place.Settings(request.Moment).SnapshotBlock != "unblocked")
        {
            throw Ec2Errors.Invalid("OperationNotPermitted", "Public sharing of snapshots is blocked in this region.");
        }

        if (add.Count > 0 && snapshot.Encrypted && add.Contains("all"))
        {
            throw Ec2Errors.Invalid("OperationNotPermitted", "Encrypted snapshots with EBS default key cannot be shared");
        }

        request.Place.Put(snapshot with { Permissions = snapshot.Permissions.Union(add).Except(remove) });
        return Ec2Request.Recorded(snapshot.Id, Ec2Xml.Done, new JsonObject
        {
            ["snapshotId"] = snapshot.Id, ["createVolumePermission"] = PermissionsJson(add, remove), ["attributeType"] = "CREATE_VOLUME_PERMISSION",
        });
    }

    private static (XElement, Recorded) ResetSnapshot(Ec2Request request)
    {
        var snapshot = request.Get<Ec2Snapshot>("SnapshotId");
        request.Place.Put(snapshot with { Permissions = [] });
        return request.Recorded(snapshot.Id, Ec2Xml.Done, "SnapshotId");
    }

    private static (XElement, Recorded) DeleteSnapshot(Ec2Request request)
    {
        var snapshot = request.Get<Ec2Snapshot>("SnapshotId");
        if (request.All<Ec2Image>().FirstOrDefault(image => image.SnapshotIds.Contains(snapshot.Id)) is { } user)
        {
            throw Ec2Errors.Invalid("InvalidSnapshot.InUse", $"The snapshot {snapshot.Id} is currently in use by {user.Id}");
        }

        request.Place.Remove(snapshot.Id);
        return request.Recorded(snapshot.Id, Ec2Xml.Done, "SnapshotId");
    }

    private static XElement DescribeImages(Ec2Request request)
    {
        var (page, next) = request.Parameters.Choose(request.All<Ec2Image>(), "ImageId", 1000,
            ("image-id", image => [image.Id]), ("name", image => [image.Name]), ("is-public", image => [image.Permissions.Contains("all") ? "true" : "false"]));
        return new XElement("answer", Ec2Xml.Set("imagesSet", page.Select(image => (IEnumerable<object?>)
        [
            Ec2Xml.Text("imageId", image.Id), Ec2Xml.Text("imageLocation", $"{request.AccountId}/{image.Name}"), Ec2Xml.Text("imageState", "available"),
            Ec2Xml.Text("imageOwnerId", request.AccountId), Ec2Xml.Text("isPublic", image.Permissions.Contains("all")), Ec2Xml.Text("name", image.Name),
            Ec2Xml.Set("blockDeviceMapping", image.SnapshotIds.Select(id => (IEnumerable<object?>)[Ec2Xml.Text("deviceName", "/dev/xvda"), new XElement("ebs", Ec2Xml.Text("snapshotId", id))])),
            Ec2Xml.Tags(image),
        ])), next);
    }

    // The snapshots of its volumes come without records of their own.
    private static (XElement, Recorded) CreateImage(Ec2Request request)
    {
        var (instance, name) = (Ec2InstanceOperations.Alive(request, request.Parameters.Required("InstanceId")), request.Parameters.Required("Name"));
        if (request.All<Ec2Image>().Any(image => image.Name == name))
        {
            throw Ec2Errors.Invalid("InvalidAMIName.Duplicate", $"AMI name {name} is already in use");
        }

        var snapshots = request.All<Ec2Volume>().Where(volume => volume.InstanceId == instance.Id).Select(volume => request.Place.Put(Snapshot(request, volume)).Id).ToImmutableList();
        var made = request.Place.Put(new Ec2Image(request.Place.NewId("ami"), name, snapshots) { Tags = request.Parameters.TagsFor("image") });
        return request.Recorded(made.Id, new XElement("answer", Ec2Xml.Text("imageId", made.Id)), "InstanceId", "Name", "NoReboot");
    }

    private static (XElement, Recorded) ModifyImage(Ec2Request request)
    {
        var image = request.Get<Ec2Image>("ImageId");
        var (add, remove) = Permissions(request, "LaunchPermission");
        if (add.Contains("all") && request.Place.Settings(request.Moment).ImageBlock != "unblocked")
        {
            throw Ec2Errors.Invalid("OperationNotPermitted", "Public sharing of AMIs is blocked in this region.");
        }

        request.Place.Put(image with { Permissions = image.Permissions.Union(add).Except(remove) });
        return Ec2Request.Recorded(image.Id, Ec2Xml.Done, new JsonObject
        {
            ["imageId"] = image.Id, ["launchPermission"] = PermissionsJson(add, remove), ["attributeType"] = "launchPermission",
        });
    }

    private static (XElement, Recorded) DeregisterImage(Ec2Request request)
    {
        var image = request.Get<Ec2Image>("ImageId");
        request.Place.Remove(image.Id);
        return request.Recorded(image.Id, Ec2Xml.Done, "ImageId");
    }

    // Either a structure of what to add and to remove, or an operation with lists.
    private static (IReadOnlyList<string> Add, IReadOnlyList<string> Remove) Permissions(Ec2Request request, string name)
    {
        string[] Structured(string kind) => [.. request.Parameters.Members($"{name}.{kind}").Select(one => request[one + ".Group"] ?? request[one + ".UserId"] ?? "")];
        string[] listed = [.. request.Parameters.List("UserGroup"), .. request.Parameters.List("GroupName"), .. request.Parameters.List("UserId")];
        return ([.. Structured("Add"), .. request["OperationType"] == "add" ? listed : []], [.. Structured("Remove"), .. request["OperationType"] == "remove" ? listed : []]);
    }

    private static JsonObject PermissionsJson(IReadOnlyList<string> add, IReadOnlyList<string> remove)
    {
        var permissions = new JsonObject();
        foreach (var (kind, all) in new[] { ("add", add), ("remove", remove) })
        {
            if (all.Count > 0)
            {
                permissions[kind] = Ec2Records.Items(all.Select(one => (JsonNode)new JsonObject { [one == "all" ? "group" : "userId"] = one }));
            }
        }

        return permissions;
    }

    private static JsonObject Renamed(JsonObject response, string from, string to)
    {
        var value = response[from];
        response.Remove(from);
        response[to] = value;
        return response;
    }
}
