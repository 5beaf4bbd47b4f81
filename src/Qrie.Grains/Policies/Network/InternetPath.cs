using Qrie.Aws;
using Qrie.Aws.Ec2;

namespace Qrie.Policies.Network;

/// <summary>A way from the internet to an instance: one family of addresses of one interface, with all that may close it.</summary>
/// <param name="instance">The instance.</param>
/// <param name="reached">The interface.</param>
/// <param name="family">The family.</param>
/// <param name="wanted">The ports that matter.</param>
internal sealed class InternetPath(InstanceConfiguration instance, Ec2InstanceInterface reached, IpFamily family, Ports wanted)
{
    private Ports? byGroups;
    private Ports? byAcl;

    /// <summary>The ports that are open, where all is known.</summary>
    public Ports Open => byGroups is { } groups && byAcl is { } acl ? groups.Intersect(acl) : Ports.None;

    /// <summary>Whether one of the ports is reached. One link that is closed decides, whatever else could not be read.</summary>
    public Truth IsOpen()
    {
        var links = RouteLeadsIn() & !BlockCloses();
        var ports = GroupsLetIn() & AclLetsIn();
        return links & (ports.IsTrue ? Truth.Of(Open.Any) : ports);
    }

    /// <summary>The links, for evidence.</summary>
    public object Evidence() => new
    {
        network_interface_id = reached.NetworkInterfaceId,
        addresses = family == IpFamily.V4 ? reached.PublicIps : reached.Ipv6Addresses,
        security_group_ids = reached.GroupIds,
        subnet_id = reached.SubnetId,
        route_table_id = instance.Routes.TryGet(out var routes) ? routes.FirstOrDefault(one => one.SubnetId == reached.SubnetId)?.RouteTableId : null,
        network_acl_id = instance.NetworkAcls.TryGet(out var acls) ? acls.FirstOrDefault(one => one.SubnetId == reached.SubnetId)?.NetworkAclId : null,
        ports = Open.Texts(),
    };

    private Truth RouteLeadsIn() => instance.Routes.Is(
        "routes",
        routes => routes.Where(one => one.SubnetId == reached.SubnetId).SelectMany(one => one.InternetRoutes).Any(route => route.Active && World.Is(route.Destination, family)),
        whenAbsent: false);

    private Truth BlockCloses() =>
        instance.VpcBlockPublicAccess.Is("vpc_block_public_access", block => block.Closes(reached.VpcId, reached.SubnetId), whenAbsent: false);

    private Truth GroupsLetIn() => instance.SecurityGroups.Is(
        "security_groups",
        groups => (byGroups = groups.Where(group => reached.GroupIds.Contains(group.GroupId)).SelectMany(group => group.Ingress).OpenTo(family).Intersect(wanted)).Any,
        whenAbsent: false);

    private Truth AclLetsIn() => instance.NetworkAcls.Is(
        "network_acls",
        acls => (byAcl = acls.FirstOrDefault(acl => acl.SubnetId == reached.SubnetId)?.Ingress.OpenTo(family).Intersect(wanted) ?? Ports.None).Any,
        whenAbsent: false);
}
