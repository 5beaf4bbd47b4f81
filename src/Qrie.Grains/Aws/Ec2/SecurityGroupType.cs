using Amazon.EC2.Model;

namespace Qrie.Aws.Ec2;

/// <summary>Security groups.</summary>
internal sealed class SecurityGroupType()
    : Ec2ResourceType<SecurityGroup, SecurityGroupConfiguration>("SecurityGroup", "security-group", Ec2Describes.SecurityGroups)
{
    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["group_name"] = [Ec2Describes.SecurityGroups.Permission],
        ["ingress"] = [Ec2Describes.SecurityGroups.Permission],
        ["egress"] = [Ec2Describes.SecurityGroups.Permission],
    };

    protected override bool Exists(SecurityGroup item, Ec2Scope scope) => item.OwnerId == scope.AccountId;

    protected override Task<Description.Found> FoundAsync(SecurityGroup item, Ec2Scope scope, CancellationToken cancellationToken)
    {
        var tags = TagsOf(item.Tags);
        return Whole(
            new SecurityGroupConfiguration
            {
                GroupId = item.GroupId,
                GroupName = item.GroupName ?? "",
                Description = item.Description,
                VpcId = item.VpcId,
                Ingress = RulesOf(item.IpPermissions),
                Egress = RulesOf(item.IpPermissionsEgress),
                Tags = tags,
            },
            scope, tags, scope.Arns("vpc", item.VpcId), item.GroupName);
    }

    /// <summary>The rules, one per peer.</summary>
    internal static IReadOnlyList<Ec2GroupRule> RulesOf(List<IpPermission>? permissions) =>
    [
        .. (permissions ?? []).SelectMany(permission => Peers(permission).Select(peer =>
                new Ec2GroupRule(permission.IpProtocol ?? "-1", Port(permission.FromPort), Port(permission.ToPort), peer.Peer ?? "", peer.Description)))
            .OrderBy(rule => rule.Protocol, StringComparer.Ordinal)
            .ThenBy(rule => rule.FromPort)
            .ThenBy(rule => rule.ToPort)
            .ThenBy(rule => rule.Peer, StringComparer.Ordinal)
            .ThenBy(rule => rule.Description, StringComparer.Ordinal),
    ];

    private static IEnumerable<(string? Peer, string? Description)> Peers(IpPermission permission) =>
    [
        .. (permission.Ipv4Ranges ?? []).Select(range => (range.CidrIp, range.Description)),
        .. (permission.Ipv6Ranges ?? []).Select(range => (range.CidrIpv6, range.Description)),
        .. (permission.PrefixListIds ?? []).Select(list => (list.Id, list.Description)),
        .. (permission.UserIdGroupPairs ?? []).Select(pair => (pair.GroupId ?? pair.GroupName, pair.Description)),
    ];

    // -1 means all, as no port does.
    private static int? Port(int? port) => port is -1 ? null : port;
}
