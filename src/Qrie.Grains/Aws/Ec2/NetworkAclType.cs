using Amazon.EC2.Model;

namespace Qrie.Aws.Ec2;

/// <summary>Network ACLs.</summary>
internal sealed class NetworkAclType() : Ec2ResourceType<NetworkAcl, NetworkAclConfiguration>("NetworkAcl", "network-acl", Ec2Describes.NetworkAcls)
{
    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["ingress"] = [Ec2Describes.NetworkAcls.Permission],
        ["subnet_ids"] = [Ec2Describes.NetworkAcls.Permission],
    };

    protected override bool Exists(NetworkAcl item, Ec2Scope scope) => item.OwnerId == scope.AccountId;

    protected override Task<Description.Found> FoundAsync(NetworkAcl item, Ec2Scope scope, CancellationToken cancellationToken)
    {
        var tags = TagsOf(item.Tags);
        var subnets = (item.Associations ?? []).Select(association => association.SubnetId).OfType<string>().Order(StringComparer.Ordinal).ToArray();
        return Whole(
            new NetworkAclConfiguration
            {
                NetworkAclId = item.NetworkAclId,
                VpcId = item.VpcId,
                IsDefault = item.IsDefault ?? false,
                Ingress = EntriesOf(item, egress: false),
                Egress = EntriesOf(item, egress: true),
                SubnetIds = subnets,
                Tags = tags,
            },
            scope,
            tags,
            [.. scope.Arns("vpc", item.VpcId), .. scope.Arns("subnet", subnets)],
            (item.Associations ?? []).Select(association => association.NetworkAclAssociationId));
    }

    /// <summary>The entries of one direction, by number.</summary>
    internal static IReadOnlyList<Ec2AclEntry> EntriesOf(NetworkAcl acl, bool egress) =>
    [
        .. (acl.Entries ?? [])
            .Where(entry => (entry.Egress ?? false) == egress)
            .Select(entry => new Ec2AclEntry(
                entry.RuleNumber ?? 0, entry.Protocol ?? "-1", Port(entry.PortRange?.From), Port(entry.PortRange?.To),
                entry.CidrBlock ?? entry.Ipv6CidrBlock ?? "", entry.RuleAction?.Value == "allow"))
            .OrderBy(entry => entry.Number)
            .ThenBy(entry => entry.Cidr, StringComparer.Ordinal),
    ];

    private static int? Port(int? port) => port is -1 ? null : port;
}
