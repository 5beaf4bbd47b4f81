using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Qrie.Simulator.Http;

/// <summary>Finds out in whose name a request is made, and refuses it with the service's own code when its signature does not show that.</summary>
internal sealed class Authenticator(SimulatedOrganization organization)
{
    private static readonly TimeSpan MaxSkew = TimeSpan.FromMinutes(15);
    private static readonly string EmptyHash = Convert.ToHexStringLower(SHA256.HashData([]));

    private readonly SignatureVerifier signatures = new();

    public async Task<SimulatedCall> AuthenticateAsync(HttpContext http, CancellationToken aborted)
    {
        var request = http.Request;
        var header = request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            throw new AwsError(403, "MissingAuthenticationToken", "Missing Authentication Token");
        }

        if (SignedHeader.Parse(header) is not { } signed || !signed.SignedHeaders.Contains("host"))
        {
            throw new AwsError(400, "AuthorizationHeaderMalformed", "The authorization header is malformed; expected Credential, SignedHeaders with host, and Signature.");
        }

        var errors = new SignatureErrors(signed.Service);
        var time = CheckTime(request, signed, errors);
        if (organization.Keys.Find(signed.AccessKeyId) is not { } credential)
        {
            throw errors.UnknownKey(signed.AccessKeyId);
        }

        CheckToken(request, credential, errors);
        var body = await ReadAsync(request, aborted);
        var payload = PayloadHash(request, signed, body);
        return signatures.Verify(request, signed, credential.Secret, time, payload)
            ? new SimulatedCall
            {
                Method = request.Method,
                Path = request.Path.Value ?? "/",
                Query = request.Query,
                Headers = request.Headers,
                Body = payload.StartsWith("STREAMING-", StringComparison.Ordinal) ? ChunkedBody.Decode(body) : body,
                Service = signed.Service,
                Region = signed.Region,
                Caller = credential.Caller,
                Aborted = aborted,
            }
            : throw errors.Mismatch(signed.AccessKeyId);
    }

    // Callers sign with the machine's clock, whatever clock the organization lives by.
    private string CheckTime(HttpRequest request, SignedHeader signed, SignatureErrors errors)
    {
        var text = request.Headers["x-amz-date"].ToString();
        if (!signed.SignedHeaders.Contains("x-amz-date")
            || !DateTimeOffset.TryParseExact(text, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            || !text.StartsWith(signed.Date, StringComparison.Ordinal))
        {
            throw new AwsError(403, "AccessDenied", "AWS authentication requires a valid Date or x-amz-date header");
        }

        var now = TimeProvider.System.GetUtcNow() + organization.Faults.ClockSkew;
        return (time - now).Duration() <= MaxSkew ? text : throw errors.Skewed(time, now);
    }

    private void CheckToken(HttpRequest request, Credential credential, SignatureErrors errors)
    {
        var token = request.Headers["x-amz-security-token"].ToString();
        if (token != (credential.Token ?? ""))
        {
            throw errors.WrongToken;
        }

        if (credential.Expires <= organization.Time.GetUtcNow())
        {
            throw errors.Expired;
        }
    }

    private static string PayloadHash(HttpRequest request, SignedHeader signed, byte[] body)
    {
        var given = request.Headers["x-amz-content-sha256"].ToString();
        if (given.Length == 0 && signed.Service == "s3")
        {
            throw new AwsError(400, "InvalidRequest", "Missing required header for this request: x-amz-content-sha256");
        }

        if (given == "UNSIGNED-PAYLOAD" || given.StartsWith("STREAMING-", StringComparison.Ordinal))
        {
            return given;
        }

        var hash = body.Length == 0 ? EmptyHash : Convert.ToHexStringLower(SHA256.HashData(body));
        return given.Length == 0 || given == hash
            ? hash
            : throw new AwsError(400, "XAmzContentSHA256Mismatch", "The provided 'x-amz-content-sha256' header does not match what was computed.");
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken aborted)
    {
        if (request.ContentLength is 0 || (request.ContentLength is null && !request.Headers.ContainsKey("Transfer-Encoding")))
        {
            return [];
        }

        if (request.ContentLength is { } length)
        {
            var bytes = new byte[length];
            await request.Body.ReadExactlyAsync(bytes, aborted);
            return bytes;
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, aborted);
        return body.ToArray();
    }
}
