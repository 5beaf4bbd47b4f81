using Amazon.EC2.Model;

namespace Qrie.Aws.Ec2;

/// <summary>Network interfaces.</summary>
internal sealed class NetworkInterfaceType()
    : Ec2ResourceType<NetworkInterface, NetworkInterfaceConfiguration>("NetworkInterface", "network-interface", Ec2Describes.NetworkInterfaces)
{
    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["group_ids"] = [Ec2Describes.NetworkInterfaces.Permission],
    };

    protected override bool Exists(NetworkInterface item, Ec2Scope scope) => item.OwnerId == scope.AccountId;

    protected override Task<Description.Found> FoundAsync(NetworkInterface item, Ec2Scope scope, CancellationToken cancellationToken)
    {
        var tags = TagsOf(item.TagSet);
        var groups = (item.Groups ?? []).Select(group => group.GroupId).OfType<string>().Order(StringComparer.Ordinal).ToArray();
        var attachment = item.Attachment is { Status.Value: not ("detaching" or "detached") } attached ? attached : null;
        var associations = (item.PrivateIpAddresses ?? []).Select(address => address.Association).Append(item.Association).OfType<NetworkInterfaceAssociation>().ToArray();
        return Whole(
            new NetworkInterfaceConfiguration
            {
                NetworkInterfaceId = item.NetworkInterfaceId,
                VpcId = item.VpcId,
                SubnetId = item.SubnetId,
                InterfaceType = item.InterfaceType?.Value,
                Description = item.Description,
                RequesterManaged = item.RequesterManaged ?? false,
                InstanceId = attachment?.InstanceId,
                GroupIds = groups,
                PublicIps = [.. associations.Select(association => association.PublicIp).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
                Ipv6Addresses = [.. (item.Ipv6Addresses ?? []).Select(address => address.Ipv6Address).OfType<string>().Order(StringComparer.Ordinal)],
                Tags = tags,
            },
            scope,
            tags,
            [
                .. scope.Arns("vpc", item.VpcId), .. scope.Arns("subnet", item.SubnetId), .. scope.Arns("instance", attachment?.InstanceId),
                .. scope.Arns("security-group", groups), .. scope.Arns("elastic-ip", associations.Select(association => association.AllocationId)),
            ],
            attachment?.AttachmentId);
    }
}
