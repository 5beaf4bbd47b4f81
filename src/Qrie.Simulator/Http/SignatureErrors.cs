using System.Globalization;

namespace Qrie.Simulator.Http;

/// <summary>How a service says that it does not accept a signature: S3 in its own words, the others in common ones.</summary>
internal readonly struct SignatureErrors(string service)
{
    private const string InvalidToken = "The security token included in the request is invalid.";

    private bool IsS3 => service == "s3";

    public AwsError WrongToken => IsS3
        ? new AwsError(400, "InvalidToken", "The provided token is malformed or otherwise invalid.")
        : new AwsError(403, "InvalidClientTokenId", InvalidToken);

    public AwsError Expired => IsS3
        ? new AwsError(400, "ExpiredToken", "The provided token has expired.")
        : new AwsError(403, "ExpiredToken", "The security token included in the request is expired");

    public AwsError UnknownKey(string accessKeyId) => IsS3
        ? new AwsError(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.") { Details = [("AWSAccessKeyId", accessKeyId)] }
        : new AwsError(403, "InvalidClientTokenId", InvalidToken);

    public AwsError Mismatch(string accessKeyId) => new(
        403,
        service == "sqs" ? "InvalidSignatureException" : "SignatureDoesNotMatch",
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.")
    {
        Details = IsS3 ? [("AWSAccessKeyId", accessKeyId)] : [],
    };

    public AwsError Skewed(DateTimeOffset request, DateTimeOffset server) => IsS3
        ? new AwsError(403, "RequestTimeTooSkewed", "The difference between the request time and the current time is too large.")
        {
            Details = [("RequestTime", Format(request)), ("ServerTime", Format(server)), ("MaxAllowedSkewMilliseconds", "900000")],
        }
        : new AwsError(
            403,
            service == "sqs" ? "InvalidSignatureException" : "SignatureDoesNotMatch",
            request < server ? $"Signature expired: {Format(request)} is now earlier than {Format(server)} (15 min.)" : $"Signature not yet current: {Format(request)} is still later than {Format(server)} (15 min.)");

    private static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
