using System.Collections.Frozen;
using System.Xml.Linq;
using Qrie.Simulator.Http;

namespace Qrie.Simulator.S3.Parts;

/// <summary>
/// Server access logging into a bucket of the same account and region
/// (<see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLogging.html"/>).
/// </summary>
internal sealed class LoggingPart : BucketPart
{
    private static readonly string Off = S3Xml.Write(new XElement(S3Xml.Ns + "BucketLoggingStatus"));

    private static readonly FrozenSet<string> Names = new[]
    {
        "LoggingEnabled", "TargetBucket", "TargetPrefix", "TargetGrants", "Grant", "Grantee", "ID", "DisplayName", "EmailAddress", "URI", "Permission",
        "TargetObjectKeyFormat", "SimplePrefix", "PartitionedPrefix", "PartitionDateSource",
    }.ToFrozenSet();

    public override string Query => "logging";

    public override string EventPart => "BucketLogging";

    public override string? DeleteAction => null;

    protected override (string Code, string Message) Absent => throw new NotSupportedException();

    public override string Get(SimulatedBucket bucket) => bucket.Parts.GetValueOrDefault(Query, Off);

    public override SimulatedBucket Put(PutContext put)
    {
        var root = S3Xml.Parse(put.Call.Body, "BucketLoggingStatus", Names);
        if (root.Child("LoggingEnabled") is not { } enabled)
        {
            return Delete(put.Bucket);
        }

        if (enabled.Text("TargetBucket") is not { Length: > 0 } target || enabled.Child("TargetPrefix") is null)
        {
            throw S3Xml.Malformed;
        }

        if (!put.S3.Buckets.TryGetValue(target, out var bucket))
        {
            throw new AwsError(400, "InvalidTargetBucketForLogging", "The target bucket for logging does not exist");
        }

        if (bucket.AccountId != put.Bucket.AccountId)
        {
            throw new AwsError(400, "InvalidTargetBucketForLogging", "The owner for the bucket to be logged and the target bucket must be the same.");
        }

        return bucket.Region == put.Bucket.Region
            ? With(put.Bucket, S3Xml.Write(S3Xml.Canonical(root)))
            : throw new AwsError(403, "CrossLocationLoggingProhibited", "Cross S3 location logging not allowed.");
    }
}
