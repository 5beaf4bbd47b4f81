namespace Qrie.Simulator.Ec2;

/// <summary>A rule of a security group, for one peer.</summary>
internal sealed record Ec2Rule(string Id, bool Egress, string Protocol, int? From, int? To, string Peer, string? Description)
{
    /// <summary>True when another says the same, whatever it is called.</summary>
    public bool Permits(Ec2Rule other) => (Egress, Protocol, From, To, Peer) == (other.Egress, other.Protocol, other.From, other.To, other.Peer);
}
