using System.Net;
using System.Net.Sockets;

namespace Qrie.Silo.Notifications;

/// <summary>
/// Which addresses a webhook may lead to. Checked on what a name resolves to at the moment of connecting, so that a name that changes
/// leads nowhere else. Special ranges: IANA's registries for IPv4 and IPv6 (RFC 6890).
/// </summary>
internal static class AddressRules
{
    private static readonly IPNetwork[] Private =
        [.. ((string[])["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7"]).Select(IPNetwork.Parse)];

    // Links' own addresses hold the metadata of cloud instances, among others.
    private static readonly IPNetwork[] Never =
    [
        .. ((string[])[
            "0.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4",
            "240.0.0.0/4", "::/128", "100::/64", "2001:db8::/32", "fe80::/10", "fec0::/10", "ff00::/8"]).Select(IPNetwork.Parse),
    ];

    // IPv4 inside IPv6: NAT64 (RFC 6052) and 6to4 (RFC 3056).
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    // The metadata service of EC2 and the credentials of ECS and EKS have addresses in the private range of IPv6.
    private static readonly IPNetwork AwsMetadata = IPNetwork.Parse("fd00:ec2::/32");

    public static bool IsLoopback(IPAddress address) => IPAddress.IsLoopback(Plain(address));

    public static bool Allows(IPAddress address, NotificationOptions options)
    {
        var plain = Plain(address);
        if (IPAddress.IsLoopback(plain))
        {
            return options.AllowLoopback;
        }

        return !Never.Any(network => network.Contains(plain))
            && !AwsMetadata.Contains(plain)
            && (options.AllowPrivateNetworks || !Private.Any(network => network.Contains(plain)));
    }

    private static IPAddress Plain(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            var bytes = address.GetAddressBytes();
            return Nat64.Contains(address) ? new IPAddress(bytes.AsSpan(12, 4))
                : SixToFour.Contains(address) ? new IPAddress(bytes.AsSpan(2, 4))
                : address;
        }

        return address;
    }
}
