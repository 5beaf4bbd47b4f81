using System.Globalization;
using System.Text.RegularExpressions;
using Amazon.EC2.Model;

namespace Qrie.Aws.Ec2;

/// <summary>Instances. One that is shut down for good is gone, though EC2 shows it for another hour.</summary>
internal sealed partial class InstanceType() : Ec2ResourceType<Instance, InstanceConfiguration>("Instance", "instance", Ec2Describes.Instances)
{
    private static readonly Unreadable NotFound = new("NotFound", null);

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["state"] = [Ec2Describes.Instances.Permission],
        ["metadata_options"] = [Ec2Describes.Instances.Permission],
        ["iam_instance_profile"] = [Ec2Describes.Instances.Permission],
        ["interfaces"] = [Ec2Describes.Instances.Permission],
        ["volumes"] = [Ec2Describes.Volumes.Permission],
        ["security_groups"] = [Ec2Describes.SecurityGroups.Permission],
        ["routes"] = [Ec2Describes.RouteTables.Permission],
        ["network_acls"] = [Ec2Describes.NetworkAcls.Permission],
        ["vpc_block_public_access"] = [Ec2Settings.VpcBlockPermission, Ec2Settings.VpcBlockExclusionsPermission],
    };

    protected override bool Exists(Instance item, Ec2Scope scope) => item.State?.Name?.Value is not ("terminated" or "shutting-down");

    protected override async Task<Description.Found> FoundAsync(Instance item, Ec2Scope scope, CancellationToken cancellationToken)
    {
        var parts = new PartReader(cancellationToken);
        var interfaces = InterfacesOf(item);
        var subnets = interfaces.Where(one => one is { SubnetId: not null, VpcId: not null }).Select(one => (Id: one.SubnetId!, VpcId: one.VpcId!)).Distinct().ToArray();
        var volumes = VolumesAsync(item, scope.Facts, parts);
        var groups = GroupsAsync(interfaces, scope.Facts, parts);
        var routes = RoutesAsync(subnets, scope.Facts, parts);
        var acls = AclsAsync(subnets, scope.Facts, parts);
        var block = parts.ReadVpcBlockAsync("vpc_block_public_access", scope.Facts);
        var (tags, state) = (TagsOf(item.Tags), item.State?.Name?.Value is "stopped" or "stopping" ? "stopped" : "running");
        var configuration = new InstanceConfiguration
        {
            InstanceId = item.InstanceId,
            ImageId = item.ImageId,
            InstanceType = item.InstanceType?.Value,
            State = state,
            StoppedAt = state == "stopped" ? StoppedAt(item.StateTransitionReason) : null,
            IamInstanceProfile = item.IamInstanceProfile?.Arn,
            MetadataOptions = new Ec2MetadataOptions(item.MetadataOptions?.HttpEndpoint?.Value, item.MetadataOptions?.HttpTokens?.Value, item.MetadataOptions?.HttpPutResponseHopLimit),
            Interfaces = interfaces,
            Volumes = await volumes,
            SecurityGroups = await groups,
            Routes = await routes,
            NetworkAcls = await acls,
            VpcBlockPublicAccess = await block,
            Tags = tags,
        };
        return new Description.Found(configuration, scope.Region, tags, Relations(item, configuration, scope), parts.Unreadable, parts.Transient);
    }

    private static IReadOnlyList<Ec2InstanceInterface> InterfacesOf(Instance instance) =>
    [
        .. (instance.NetworkInterfaces ?? [])
            .Select(one => new Ec2InstanceInterface(
                one.NetworkInterfaceId, one.VpcId, one.SubnetId,
                InOrder((one.PrivateIpAddresses ?? []).Select(address => address.Association?.PublicIp).Append(one.Association?.PublicIp)),
                InOrder((one.Ipv6Addresses ?? []).Select(address => address.Ipv6Address)),
                InOrder((one.Groups ?? []).Select(group => group.GroupId))))
            .OrderBy(one => one.NetworkInterfaceId, StringComparer.Ordinal),
    ];

    private static IReadOnlyList<string> InOrder(IEnumerable<string?> texts) => [.. texts.OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    private static Task<Observed<IReadOnlyList<Ec2InstanceVolume>>> VolumesAsync(Instance instance, Ec2Facts facts, PartReader parts) =>
        parts.ReadAsync("volumes", Ec2Describes.Volumes.Permission, async ct => AllOf(await Task.WhenAll((instance.BlockDeviceMappings ?? [])
            .Where(mapping => mapping.Ebs?.VolumeId is { Length: > 0 } && mapping.Ebs.Status?.Value is not ("detaching" or "detached"))
            .OrderBy(mapping => mapping.Ebs.VolumeId, StringComparer.Ordinal)
            .Select(async mapping => await facts.OneAsync(Ec2Describes.Volumes, mapping.Ebs.VolumeId, ct) is { } volume
                ? new Ec2InstanceVolume(volume.VolumeId, mapping.DeviceName, volume.Encrypted ?? false)
                : null))));

    private static Task<Observed<IReadOnlyList<Ec2InstanceGroup>>> GroupsAsync(IReadOnlyList<Ec2InstanceInterface> interfaces, Ec2Facts facts, PartReader parts) =>
        parts.ReadAsync("security_groups", Ec2Describes.SecurityGroups.Permission, async ct => AllOf(await Task.WhenAll(
            InOrder(interfaces.SelectMany(one => one.GroupIds)).Select(async id => await facts.OneAsync(Ec2Describes.SecurityGroups, id, ct) is { } group
                ? new Ec2InstanceGroup(id, SecurityGroupType.RulesOf(group.IpPermissions))
                : null))));

    private static Task<Observed<IReadOnlyList<Ec2SubnetRoutes>>> RoutesAsync((string Id, string VpcId)[] subnets, Ec2Facts facts, PartReader parts) =>
        parts.ReadAsync("routes", Ec2Describes.RouteTables.Permission, async ct => AllOf(await Task.WhenAll(
            subnets.OrderBy(subnet => subnet.Id, StringComparer.Ordinal).Select(async subnet =>
            {
                var tables = await facts.ManyAsync(Ec2Describes.RouteTables, Ec2Describes.RouteTablesOfVpc, subnet.VpcId, ct);
                var table = tables.FirstOrDefault(one => one.Associations?.Any(association => association.SubnetId == subnet.Id) == true)
                    ?? tables.FirstOrDefault(one => one.Associations?.Any(association => association.Main == true) == true);
                return table is null ? null : new Ec2SubnetRoutes(
                    subnet.Id, table.RouteTableId,
                    [.. RouteTableType.RoutesOf(table).Where(route => route.Target?.StartsWith("igw-", StringComparison.Ordinal) == true)]);
            }))));

    private static Task<Observed<IReadOnlyList<Ec2SubnetAcl>>> AclsAsync((string Id, string VpcId)[] subnets, Ec2Facts facts, PartReader parts) =>
        parts.ReadAsync("network_acls", Ec2Describes.NetworkAcls.Permission, async ct => AllOf(await Task.WhenAll(
            subnets.OrderBy(subnet => subnet.Id, StringComparer.Ordinal).Select(async subnet =>
            {
                var acls = await facts.ManyAsync(Ec2Describes.NetworkAcls, Ec2Describes.NetworkAclsOfVpc, subnet.VpcId, ct);
                return acls.FirstOrDefault(one => one.Associations?.Any(association => association.SubnetId == subnet.Id) == true) is { } acl
                    ? new Ec2SubnetAcl(subnet.Id, acl.NetworkAclId, NetworkAclType.EntriesOf(acl, egress: false))
                    : null;
            }))));

    // What an instance refers to is there; what cannot be seen yet is not known.
    private static Observed<IReadOnlyList<T>> AllOf<T>(T?[] found) where T : class =>
        found.Contains(null) ? Observed<IReadOnlyList<T>>.NotReadable(NotFound) : Observed<IReadOnlyList<T>>.Present([.. found.OfType<T>()]);

    private static IReadOnlyList<string> Relations(Instance item, InstanceConfiguration configuration, Ec2Scope scope) =>
    [
        scope.Settings,
        .. scope.Arns("vpc", configuration.Interfaces.Select(one => one.VpcId)),
        .. scope.Arns("subnet", configuration.Interfaces.Select(one => one.SubnetId)),
        .. scope.Arns("network-interface", configuration.Interfaces.Select(one => one.NetworkInterfaceId)),
        .. scope.Arns("security-group", configuration.Interfaces.SelectMany(one => one.GroupIds)),
        .. scope.Arns("volume", (item.BlockDeviceMappings ?? []).Select(mapping => mapping.Ebs?.VolumeId)),
        .. configuration.Routes.TryGet(out var routes) ? scope.Arns("route-table", routes.Select(one => one.RouteTableId)) : [],
        .. configuration.NetworkAcls.TryGet(out var acls) ? scope.Arns("network-acl", acls.Select(one => one.NetworkAclId)) : [],
    ];

    // "User initiated (2026-01-31 23:59:59 GMT)"
    private static DateTimeOffset? StoppedAt(string? reason) =>
        reason is not null && InParentheses().Match(reason) is { Success: true } match
            && DateTimeOffset.TryParseExact(match.Groups[1].Value, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at : null;

    [GeneratedRegex(@"\((\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) (?:GMT|UTC)\)")]
    private static partial Regex InParentheses();
}
