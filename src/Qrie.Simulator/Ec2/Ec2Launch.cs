using System.Text.Json.Nodes;

namespace Qrie.Simulator.Ec2;

/// <summary>What RunInstances makes: the instance, an interface, and volumes, of which only the instance has a record.</summary>
internal sealed class Ec2Launch
{
    private const string Interface = "NetworkInterface.1";
    private const int RootSize = 8;

    private readonly Ec2Request request;
    private readonly Ec2Subnet subnet;
    private readonly IReadOnlyList<string> groups;

    public Ec2Launch(Ec2Request request)
    {
        this.request = request;
        subnet = (request["SubnetId"] ?? request[Interface + ".SubnetId"]) is { } id ? request.GetById<Ec2Subnet>(id)
            : request.All<Ec2Subnet>().FirstOrDefault(one => one.IsDefault) ?? throw Ec2Errors.Invalid("VPCIdNotSpecified", "No default VPC for this user.");
        groups = request.Parameters.List("SecurityGroupId") is { Count: > 0 } given ? given : request.Parameters.List(Interface + ".SecurityGroupId");
    }

    public Ec2Instance Make()
    {
        var place = request.Place;
        var attached = Ec2InterfaceOperations.Make(request, subnet, groups);
        var settings = place.Settings(request.Moment);
        var instance = place.Put(new Ec2Instance(place.NewId("i"), request["ImageId"] ?? "ami-0123456789abcdef0", request["InstanceType"] ?? "t3.micro", subnet.Id, subnet.VpcId, request.Now)
        {
            HttpTokens = request["MetadataOptions.HttpTokens"] ?? settings.HttpTokens ?? "optional",
            HttpEndpoint = request["MetadataOptions.HttpEndpoint"] ?? settings.HttpEndpoint ?? "enabled",
            HopLimit = request.Parameters.Number("MetadataOptions.HttpPutResponseHopLimit") ?? settings.HopLimit ?? 1,
            ProfileArn = request["IamInstanceProfile.Arn"] ?? (request["IamInstanceProfile.Name"] is { } name ? $"arn:aws:iam::{request.AccountId}:instance-profile/{name}" : null),
            Tags = request.Parameters.TagsFor("instance"),
        });
        if (instance.ProfileArn is not null)
        {
            place.Put(instance with { ProfileAssociationId = place.NewId("iip-assoc") });
        }

        var asked = request[Interface + ".AssociatePublicIpAddress"];
        var isPublic = asked is null ? subnet.MapPublicIp : asked == "true";
        place.Put(attached with
        {
            InstanceId = instance.Id, AttachmentId = place.NewId("eni-attach"), DeleteOnTermination = true, GetsPublicIp = isPublic, PublicIp = isPublic ? place.NewAddress() : null,
            Ipv6 = request.Parameters.Number(Interface + ".Ipv6AddressCount") > 0 ? [$"2001:db8::{attached.Id[^4..]}:1"] : [],
        });
        MakeVolumes(instance, settings);
        return instance;
    }

    /// <summary>The <c>requestParameters</c>.</summary>
    public JsonObject Recorded()
    {
        var recorded = Ec2Records.Request(request.Parameters, "InstanceType", "SubnetId");
        recorded["instancesSet"] = Ec2Records.Items([new JsonObject { ["imageId"] = request["ImageId"], ["minCount"] = request.Parameters.Number("MinCount"), ["maxCount"] = request.Parameters.Number("MaxCount") }]);
        recorded["groupSet"] = groups.Count == 0 ? new JsonObject() : Ec2Records.Items("groupId", groups);
        recorded["monitoring"] = new JsonObject { ["enabled"] = false };
        recorded["disableApiTermination"] = false;
        return recorded;
    }

    private void MakeVolumes(Ec2Instance instance, Ec2RegionSettings settings)
    {
        var mappings = request.Parameters.Members("BlockDeviceMapping");
        foreach (var mapping in mappings.Count > 0 ? mappings : [""])
        {
            string? Field(string name) => mapping.Length == 0 ? null : request[$"{mapping}.{name}"];
            request.Place.Put(new Ec2Volume(
                request.Place.NewId("vol"), subnet.Zone, mapping.Length == 0 ? RootSize : request.Parameters.Number(mapping + ".Ebs.VolumeSize") ?? RootSize,
                settings.EncryptsByDefault || Field("Ebs.Encrypted") == "true", Field("Ebs.VolumeType") ?? "gp3", Field("Ebs.SnapshotId"))
            {
                InstanceId = instance.Id,
                Device = Field("DeviceName") ?? "/dev/xvda",
                DeleteOnTermination = Field("Ebs.DeleteOnTermination") != "false",
                Tags = request.Parameters.TagsFor("volume"),
            });
        }
    }
}
