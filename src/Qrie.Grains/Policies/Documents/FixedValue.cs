using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Qrie.Policies.Documents;

/// <summary>Tells whether a condition's value names somebody in particular.</summary>
internal static class FixedValue
{
    private static readonly IPNetwork[] PrivateNetworks =
    [
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("fc00::/7"), IPNetwork.Parse("fe80::/10"),
    ];

    /// <summary>An account, an organization, a VPC: no wildcard and no policy variable.</summary>
    public static bool IsId(string value) => value.Length > 0 && !Wildcard.IsIn(value) && !HasVariable(value);

    /// <summary><c>o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*</c>: the organization is literal.</summary>
    public static bool IsOrganizationPath(string value) => !HasVariable(value) && IsId(value.Split('/')[0]);

    /// <summary>A unique id, or a role's with a session, such as <c>AROAEXAMPLE:*</c>: the id is literal.</summary>
    public static bool IsUserId(string value) => !HasVariable(value) && IsId(value.Split(':')[0]);

    /// <summary>An ARN with a literal account; of a bucket, which has none, with a literal name.</summary>
    public static bool IsArn(string value) => !HasVariable(value) && value.Split(':', 6) is ["arn", _, var service, _, var account, var resource]
        && (service == "s3" && account.Length == 0 ? IsId(resource.Split('/')[0]) : IsId(account));

    /// <summary>An address, or a block no wider than /8 (IPv4) or /32 (IPv6), or a private one.</summary>
    public static bool IsNetwork(string value)
    {
        var (text, length) = value.Split('/') switch
        {
            [var address] => (address, null),
            [var address, var prefix] => (address, prefix),
            _ => ("", null),
        };
        // "10.1" is an address to the parser, not to AWS.
        if (!IPAddress.TryParse(text, out var first) || (first.AddressFamily == AddressFamily.InterNetwork && text.Count(c => c == '.') != 3))
        {
            return false;
        }

        var (bits, widest) = first.AddressFamily == AddressFamily.InterNetwork ? (32, 8) : (128, 32);
        if (length is null)
        {
            return true;
        }

        return int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size <= bits
            && (size >= widest || PrivateNetworks.Any(network => network.PrefixLength <= size && network.Contains(first)));
    }

    private static bool HasVariable(string value) => value.Contains("${", StringComparison.Ordinal);
}
