using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Qrie.Policies;
using Qrie.Silo.Api.Audit;
using Qrie.Silo.Api.Problems;

namespace Qrie.Silo.Api.Parameters;

/// <summary>Who asks, and by which name of its own, so that a client may repeat a request whose answer it did not get.</summary>
internal static class RequestKey
{
    public const string Header = "Idempotency-Key";

    private const int MaxLength = 200;
    private const int DigestLength = 16;

    /// <exception cref="BadParametersException">The header is no key.</exception>
    public static Act Of(HttpContext http, JsonElement? body = null)
    {
        var header = http.Request.Headers[Header].ToString();
        if (header.Length == 0)
        {
            return new Act(Principal.Of(http));
        }

        if (header.Length > MaxLength || header.Any(c => c is <= ' ' or > '~'))
        {
            throw new BadParametersException(Header, $"{Header} must be 1 to {MaxLength} printable characters.");
        }

        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path}\n{body?.GetRawText()}"));
        return new Act(Principal.Of(http), $"{header}/{Convert.ToHexStringLower(digest.AsSpan(0, DigestLength))}");
    }
}
