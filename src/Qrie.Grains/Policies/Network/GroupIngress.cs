using Qrie.Aws.Ec2;

namespace Qrie.Policies.Network;

/// <summary>What a security group lets in from the world.</summary>
internal static class GroupIngress
{
    private static readonly IpFamily[] Families = [IpFamily.V4, IpFamily.V6];

    /// <summary>The rules that let in the world of either family.</summary>
    public static IReadOnlyList<Ec2GroupRule> FromWorld(this SecurityGroupConfiguration group) =>
        [.. group.Ingress.Where(rule => World.FamilyOf(rule.Peer) is not null)];

    /// <summary>The ports of a rule.</summary>
    public static Ports Ports(this Ec2GroupRule rule) => Network.Ports.Of(rule.Protocol, rule.FromPort, rule.ToPort);

    /// <summary>The ports that the rules let the world of a family reach, together.</summary>
    public static Ports OpenTo(this IEnumerable<Ec2GroupRule> rules, IpFamily family) =>
        rules.Where(rule => World.Is(rule.Peer, family)).Aggregate(Network.Ports.None, (open, rule) => open.Union(rule.Ports()));

    /// <summary>The ports that the group lets the world of either family reach.</summary>
    public static Ports OpenToWorld(this SecurityGroupConfiguration group) =>
        Families.Aggregate(Network.Ports.None, (open, family) => open.Union(group.Ingress.OpenTo(family)));

    /// <summary>The rules that let the world reach some of the ports.</summary>
    public static Ec2GroupRule[] OpenToWorld(this SecurityGroupConfiguration group, Ports ports) =>
        [.. group.FromWorld().Where(rule => rule.Ports().Intersect(ports).Any)];

    /// <summary>Rules for evidence.</summary>
    public static object[] Evidence(this IEnumerable<Ec2GroupRule> rules) =>
    [
        .. rules.Select(rule => new { protocol = rule.Protocol, from_port = rule.FromPort, to_port = rule.ToPort, peer = rule.Peer, description = rule.Description }),
    ];
}
