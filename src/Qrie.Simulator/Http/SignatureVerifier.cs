using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Qrie.Simulator.Http;

/// <summary>
/// Computes signatures of Signature Version 4
/// (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html"/>).
/// </summary>
internal sealed class SignatureVerifier
{
    private const int MaxKeys = 20_000;

    private readonly ConcurrentDictionary<(string AccessKeyId, string Secret, string Date, string Region, string Service), byte[]> keys = new();

    /// <summary>True when the request was signed with the secret.</summary>
    /// <param name="request">The request.</param>
    /// <param name="signed">Its Authorization header.</param>
    /// <param name="secret">The secret access key.</param>
    /// <param name="time">The time with which it was signed, as it stands in the header.</param>
    /// <param name="payloadHash">The hash of the body, or what stands for it.</param>
    public bool Verify(HttpRequest request, SignedHeader signed, string secret, string time, string payloadHash)
    {
        var canonical = Encoding.UTF8.GetBytes(CanonicalRequest.Of(request, signed, payloadHash));
        var text = $"AWS4-HMAC-SHA256\n{time}\n{signed.Date}/{signed.Region}/{signed.Service}/aws4_request\n{Convert.ToHexStringLower(SHA256.HashData(canonical))}";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Key(signed, secret), Encoding.UTF8.GetBytes(text)));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature), Encoding.UTF8.GetBytes(signed.Signature));
    }

    private byte[] Key(SignedHeader signed, string secret)
    {
        if (keys.Count > MaxKeys)
        {
            keys.Clear();
        }

        return keys.GetOrAdd((signed.AccessKeyId, secret, signed.Date, signed.Region, signed.Service), static id =>
        {
            var key = HMACSHA256.HashData(Encoding.UTF8.GetBytes("AWS4" + id.Secret), Encoding.UTF8.GetBytes(id.Date));
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(id.Region));
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(id.Service));
            return HMACSHA256.HashData(key, "aws4_request"u8);
        });
    }
}
