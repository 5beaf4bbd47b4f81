using System.Security.Cryptography;
using System.Text;

namespace Qrie.Simulator.Tests;

/// <summary>Signs a request by hand, as far as the tests need it: query parameters in their order, everything in it visible.</summary>
internal static class SignedRequest
{
    public static HttpRequestMessage Of(
        string method, string url, string accessKeyId, string body = "", string secret = "simulated", DateTimeOffset? time = null,
        string service = "s3", string region = "us-east-1", params (string Name, string Value)[] headers)
    {
        var uri = new Uri(url);
        var stamp = (time ?? DateTimeOffset.UtcNow).UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", null);
        var hash = Hex(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        var signed = headers.Append(("host", uri.Authority)).Append(("x-amz-content-sha256", hash)).Append(("x-amz-date", stamp))
            .OrderBy(header => header.Item1, StringComparer.Ordinal).ToArray();
        var names = string.Join(';', signed.Select(header => header.Item1));
        var query = uri.Query.TrimStart('?') is { Length: > 0 } name ? (name.Contains('=', StringComparison.Ordinal) ? name : name + "=") : "";
        var canonical = $"{method}\n{uri.AbsolutePath}\n{query}\n{string.Concat(signed.Select(header => $"{header.Item1}:{header.Item2}\n"))}\n{names}\n{hash}";
        var scope = $"{stamp[..8]}/{region}/{service}/aws4_request";
        var text = $"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = new[] { stamp[..8], region, service, "aws4_request" }
            .Aggregate(Encoding.UTF8.GetBytes("AWS4" + secret), (current, part) => HMACSHA256.HashData(current, Encoding.UTF8.GetBytes(part)));
        var request = new HttpRequestMessage(new HttpMethod(method), uri) { Content = body.Length == 0 ? null : new StringContent(body) };
        foreach (var (header, value) in signed.Where(header => header.Item1 != "host"))
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential={accessKeyId}/{scope}, SignedHeaders={names}, Signature={Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)))}");
        return request;
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
