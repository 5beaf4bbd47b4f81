namespace Qrie.Policies.Network;

/// <summary>Ports of TCP and of UDP. Other protocols have none.</summary>
/// <param name="Tcp">Ports of TCP.</param>
/// <param name="Udp">Ports of UDP.</param>
internal sealed record Ports(PortSet Tcp, PortSet Udp)
{
    /// <summary>No port.</summary>
    public static Ports None { get; } = new(PortSet.None, PortSet.None);

    /// <summary>Every port.</summary>
    public static Ports All { get; } = new(PortSet.All, PortSet.All);

    /// <summary>True when there is any.</summary>
    public bool Any => !Tcp.IsEmpty || !Udp.IsEmpty;

    /// <summary>A range of a protocol's ports.</summary>
    /// <param name="protocol">The protocol's name or number; <c>-1</c> for all, of which ports are not asked.</param>
    /// <param name="from">The first port; null for all.</param>
    /// <param name="to">The last port; null for all.</param>
    public static Ports Of(string protocol, int? from, int? to) => protocol.ToLowerInvariant() switch
    {
        "-1" => All,
        "tcp" or "6" => new Ports(PortSet.Range(from, to), PortSet.None),
        "udp" or "17" => new Ports(PortSet.None, PortSet.Range(from, to)),
        _ => None,
    };

    /// <summary>What is in either.</summary>
    public Ports Union(Ports other) => new(Tcp.Union(other.Tcp), Udp.Union(other.Udp));

    /// <summary>What is in both.</summary>
    public Ports Intersect(Ports other) => new(Tcp.Intersect(other.Tcp), Udp.Intersect(other.Udp));

    /// <summary>What is not in the other.</summary>
    public Ports Except(Ports other) => new(Tcp.Except(other.Tcp), Udp.Except(other.Udp));

    /// <summary>Ranges as people write them, such as <c>tcp 22</c> and <c>udp 0-65535</c>.</summary>
    public string[] Texts() => [.. Tcp.Texts().Select(text => $"tcp {text}"), .. Udp.Texts().Select(text => $"udp {text}")];
}
