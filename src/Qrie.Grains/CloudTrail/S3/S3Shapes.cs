using Qrie.CloudTrail.Rules;

namespace Qrie.CloudTrail.S3;

/// <summary>Buckets by name or ARN.</summary>
internal static class S3Shapes
{
    private const string BucketType = "AWS::S3::Bucket";

    // An object's ARN, arn:aws:s3:::bucket/key, is no bucket's.
    public static readonly ResourceShape Bucket = new(BucketType, (record, text) => text.Split(':') switch
    {
        [var name] when IsBucketName(name) => new Identified(BucketType, $"arn:{record.Partition}:s3:::{name}"),
        ["arn", _, "s3", "", "", var name] when IsBucketName(name) => new Identified(BucketType, text),
        _ => null,
    });

    // Buckets made before 2018 in us-east-1 may have up to 255 characters, upper case and underscores.
    private static bool IsBucketName(string name) =>
        name.Length is >= 3 and <= 255 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
}
