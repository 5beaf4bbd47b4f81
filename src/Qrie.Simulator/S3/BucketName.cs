using System.Net;
using System.Text.RegularExpressions;
using Qrie.Simulator.Http;

namespace Qrie.Simulator.S3;

/// <summary>What a bucket may be called (<see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html"/>).</summary>
internal static partial class BucketName
{
    private static readonly string[] Prefixes = ["xn--", "sthree-", "amzn-s3-demo-"];
    private static readonly string[] Suffixes = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

    public static void Check(string name)
    {
        if (!Shape().IsMatch(name) || name.Contains("..", StringComparison.Ordinal) || IPAddress.TryParse(name, out _)
            || Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))
            || Suffixes.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal)))
        {
            throw new AwsError(400, "InvalidBucketName", "The specified bucket is not valid.") { Details = [("BucketName", name)] };
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$")]
    private static partial Regex Shape();
}
