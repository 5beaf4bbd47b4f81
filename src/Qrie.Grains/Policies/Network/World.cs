using System.Net;

namespace Qrie.Policies.Network;

/// <summary>
/// CIDRs that mean everybody: the whole of a family, or so much of it that two rules would make it whole. Prefix lists and
/// security groups are not among them.
/// </summary>
internal static class World
{
    // All addresses that are routed on the internet are in 2000::/3 (RFC 4291, section 2.5.4, and IANA's assignments).
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>The family whose world a CIDR is; null for any other, and for what is no CIDR.</summary>
    public static IpFamily? FamilyOf(string cidr)
    {
        if (cidr.Split('/') is not [var text, var length] || !int.TryParse(length, out var prefix) || !IPAddress.TryParse(text, out var address))
        {
            return null;
        }

        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
            ? prefix is >= 0 and <= 3 && Shares(address, prefix) ? IpFamily.V6 : null
            : prefix is 0 or 1 ? IpFamily.V4 : null;
    }

    /// <summary>True when a CIDR is the world of a family.</summary>
    public static bool Is(string cidr, IpFamily family) => FamilyOf(cidr) == family;

    // The three bits of 2000::/3 are 001.
    private static bool Shares(IPAddress address, int prefix) =>
        (address.GetAddressBytes()[0] & Mask(prefix)) == (GlobalUnicast.BaseAddress.GetAddressBytes()[0] & Mask(prefix));

    private static int Mask(int prefix) => 0xff << (8 - prefix) & 0xff;
}
