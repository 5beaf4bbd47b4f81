using System.Globalization;
using System.Xml.Linq;
using Qrie.Simulator.Http;

namespace Qrie.Simulator.S3;

/// <summary>Answers reads, from the state as it is or, where reads lag, as it was.</summary>
internal sealed class S3Reads(SimulatedOrganization organization)
{
    private const int MaxBuckets = 10_000;

    public AwsAnswer Answer(S3Request request)
    {
        var (call, s3) = (request.Call, organization.S3);
        var moment = organization.Gate.AsOf(call, request.Operation.Subject);
        if (request.IsControl)
        {
            S3Writes.CheckAccount(request);
            return s3.AccountBlockAsOf(call.Caller.AccountId, moment) is { } block
                ? AwsAnswer.Xml(block)
                : throw new AwsError(404, "NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found")
                {
                    Details = [("AccountId", call.Caller.AccountId)],
                };
        }

        if (request.Bucket is not { } name)
        {
            return AwsAnswer.Xml(List(call, moment));
        }

        var bucket = S3Access.Check(s3.AsOf(name, moment), request, organization.Regions.Home);
        if (request.Part is { } part)
        {
            return new AwsAnswer(200, part.ContentType, S3Xml.Bytes(part.Get(bucket)));
        }

        return request.Operation.Name switch
        {
            "GetBucketLocation" => AwsAnswer.Xml(S3Xml.Write(new XElement(
                S3Xml.Ns + "LocationConstraint", bucket.Region == "us-east-1" ? null : bucket.Region))),
            "GetBucketPolicyStatus" => AwsAnswer.Xml(bucket.Parts.GetValueOrDefault("policyStatus")
                ?? throw new AwsError(404, "NoSuchBucketPolicy", "The bucket policy does not exist") { Details = [("BucketName", name)] }),
            "HeadBucket" => AwsAnswer.Empty with { Headers = [("x-amz-bucket-region", bucket.Region)] },
            _ => AwsAnswer.Xml(S3Xml.Write(new XElement(
                S3Xml.Ns + "ListBucketResult",
                new XElement(S3Xml.Ns + "Name", name),
                new XElement(S3Xml.Ns + "KeyCount", 0),
                new XElement(S3Xml.Ns + "MaxKeys", 1000),
                new XElement(S3Xml.Ns + "IsTruncated", false)))),
        };
    }

    private string List(SimulatedCall call, DateTimeOffset moment)
    {
        var query = call.Query;
        var (prefix, region) = (query["prefix"].ToString(), query["bucket-region"].ToString());
        var max = MaxBuckets;
        if (query.TryGetValue("max-buckets", out var text)
            && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out max) || max is < 1 or > MaxBuckets))
        {
            throw new AwsError(400, "InvalidArgument", "Argument max-buckets must be an integer between 1 and 10000");
        }

        var page = organization.S3.List(call.Caller.AccountId, prefix, After(query["continuation-token"].ToString()), moment)
            .Where(bucket => region.Length == 0 || bucket.Region == region)
            .Take(max + 1)
            .ToArray();
        return S3Xml.Write(new XElement(
            S3Xml.Ns + "ListAllMyBucketsResult",
            new XElement(S3Xml.Ns + "Owner", new XElement(S3Xml.Ns + "ID", BucketAcl.CanonicalUser(call.Caller.AccountId))),
            new XElement(S3Xml.Ns + "Buckets", page.Take(max).Select(bucket => new XElement(
                S3Xml.Ns + "Bucket",
                new XElement(S3Xml.Ns + "BucketArn", bucket.Arn(organization.Partition)),
                new XElement(S3Xml.Ns + "BucketRegion", bucket.Region),
                new XElement(S3Xml.Ns + "CreationDate", bucket.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'.000Z'", CultureInfo.InvariantCulture)),
                new XElement(S3Xml.Ns + "Name", bucket.Name)))),
            prefix.Length == 0 ? null : new XElement(S3Xml.Ns + "Prefix", prefix),
            page.Length > max ? new XElement(S3Xml.Ns + "ContinuationToken", Token(page[max - 1].Name)) : null));
    }

    private static string Token(string name) => Convert.ToBase64String(S3Xml.Bytes(name));

    private static string After(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            ? System.Text.Encoding.UTF8.GetString(bytes, 0, length)
            : throw new AwsError(400, "InvalidArgument", "The continuation token provided is incorrect");
    }
}
