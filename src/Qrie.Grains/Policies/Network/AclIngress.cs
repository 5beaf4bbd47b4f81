using Qrie.Aws.Ec2;

namespace Qrie.Policies.Network;

/// <summary>
/// What a network ACL lets in from the world: the first entry, by number, that is for the world of the family and covers the port
/// decides; where none does, the answer is no
/// (<see href="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-basics.html"/>).
/// </summary>
internal static class AclIngress
{
    /// <summary>The ports that the world of a family may reach.</summary>
    public static Ports OpenTo(this IReadOnlyList<Ec2AclEntry> entries, IpFamily family)
    {
        var (open, undecided) = (Ports.None, Ports.All);
        foreach (var entry in entries.Where(entry => World.Is(entry.Cidr, family)).OrderBy(entry => entry.Number))
        {
            var covered = Ports.Of(entry.Protocol, entry.FromPort, entry.ToPort);
            open = entry.Allow ? open.Union(covered.Intersect(undecided)) : open;
            undecided = undecided.Except(covered);
        }

        return open;
    }

    /// <summary>The entry that decides whether the world of a family reaches a port of TCP; null when none does.</summary>
    public static Ec2AclEntry? Deciding(this IReadOnlyList<Ec2AclEntry> entries, IpFamily family, int tcpPort) =>
        entries.OrderBy(entry => entry.Number).FirstOrDefault(entry =>
            World.Is(entry.Cidr, family) && Ports.Of(entry.Protocol, entry.FromPort, entry.ToPort).Tcp.Contains(tcpPort));
}
