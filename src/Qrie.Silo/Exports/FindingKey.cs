using System.Security.Cryptography;
using System.Text;
using Qrie.Findings;
using Qrie.Inventory;

namespace Qrie.Silo.Exports;

/// <summary>Names what happened to a finding, such that the same happening always has the same name, on every machine.</summary>
internal static class FindingKey
{
    /// <summary>The key of the finding's last opening or resolution: 32 hexadecimal digits.</summary>
    /// <param name="row">The finding.</param>
    public static string Of(FindingRow row)
    {
        var finding = row.Finding;
        var at = (finding.ResolvedAt ?? finding.OpenedAt).UtcTicks / TimeSpan.TicksPerMicrosecond;
        var what = finding.Status == FindingStatus.Active ? "opened" : "resolved";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{row.Arn}\n{finding.PolicyId}\n{what}\n{at}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, 16));
    }
}
