namespace Qrie.Simulator.Http;

/// <summary>
/// The Authorization header of Signature Version 4:
/// <c>AWS4-HMAC-SHA256 Credential=AKID/20250101/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=…</c>.
/// </summary>
internal sealed record SignedHeader(
    string AccessKeyId, string Date, string Region, string Service, IReadOnlyList<string> SignedHeaders, string Signature)
{
    private const string Algorithm = "AWS4-HMAC-SHA256 ";

    /// <returns>The header's parts, or null when it is malformed.</returns>
    public static SignedHeader? Parse(string header)
    {
        if (!header.StartsWith(Algorithm, StringComparison.Ordinal))
        {
            return null;
        }

        string? credential = null, signed = null, signature = null;
        foreach (var part in header[Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries))
        {
            switch (part.Split('=', 2))
            {
                case ["Credential", var value]:
                    credential = value;
                    break;
                case ["SignedHeaders", var value]:
                    signed = value;
                    break;
                case ["Signature", var value]:
                    signature = value;
                    break;
                default:
                    return null;
            }
        }

        return credential?.Split('/') is [var key, { Length: 8 } date, var region, var service, "aws4_request"] && signed is not null && signature is not null
            ? new SignedHeader(key, date, region, service, signed.Split(';'), signature)
            : null;
    }
}
