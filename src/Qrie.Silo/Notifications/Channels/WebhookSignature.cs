using System.Security.Cryptography;
using System.Text;

namespace Qrie.Silo.Notifications.Channels;

/// <summary>HMAC-SHA256 (RFC 2104) over the timestamp, a dot and the body as it goes over the wire.</summary>
internal static class WebhookSignature
{
    /// <summary>The signature with its version: <c>v1=</c> and 64 hexadecimal digits.</summary>
    public static string Sign(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.ASCII.GetBytes($"{timestamp}."));
        hash.AppendData(body);
        return $"v1={Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }
}
