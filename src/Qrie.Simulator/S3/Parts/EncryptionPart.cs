using System.Collections.Frozen;
using System.Xml.Linq;
using Qrie.Simulator.Http;

namespace Qrie.Simulator.S3.Parts;

/// <summary>
/// Default encryption. Every bucket has one since January 2023: what is deleted falls back to SSE-S3
/// (<see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketEncryption.html"/>).
/// </summary>
internal sealed class EncryptionPart : BucketPart
{
    public static readonly string Default = Write("AES256", null, false);

    private static readonly FrozenSet<string> Names =
        new[] { "Rule", "ApplyServerSideEncryptionByDefault", "SSEAlgorithm", "KMSMasterKeyID", "BucketKeyEnabled", "BlockedEncryptionTypes", "EncryptionType" }.ToFrozenSet();

    public override string Query => "encryption";

    public override string EventPart => "BucketEncryption";

    public override string ActionPart => "EncryptionConfiguration";

    protected override (string Code, string Message) Absent =>
        ("ServerSideEncryptionConfigurationNotFoundError", "The server side encryption configuration was not found");

    public override SimulatedBucket Delete(SimulatedBucket bucket) => With(bucket, Default);

    public override SimulatedBucket Put(PutContext put)
    {
        var rules = S3Xml.Parse(put.Call.Body, "ServerSideEncryptionConfiguration", Names).Children("Rule").ToArray();
        if (rules is not [var rule])
        {
            throw S3Xml.Malformed;
        }

        var byDefault = rule.Child("ApplyServerSideEncryptionByDefault");
        var (algorithm, key) = (byDefault?.Text("SSEAlgorithm") ?? (byDefault is null ? "AES256" : throw S3Xml.Malformed), byDefault?.Text("KMSMasterKeyID"));
        if (algorithm is not ("AES256" or "aws:kms" or "aws:kms:dsse"))
        {
            throw S3Xml.Malformed;
        }

        if (algorithm == "AES256" && key is not null)
        {
            throw new AwsError(400, "InvalidArgument", "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse");
        }

        return With(put.Bucket, Write(algorithm, key, rule.Flag("BucketKeyEnabled") ?? false));
    }

    private static string Write(string algorithm, string? key, bool bucketKey) => S3Xml.Write(new XElement(
        S3Xml.Ns + "ServerSideEncryptionConfiguration",
        new XElement(
            S3Xml.Ns + "Rule",
            new XElement(
                S3Xml.Ns + "ApplyServerSideEncryptionByDefault",
                new XElement(S3Xml.Ns + "SSEAlgorithm", algorithm),
                key is null ? null : new XElement(S3Xml.Ns + "KMSMasterKeyID", key)),
            new XElement(S3Xml.Ns + "BucketKeyEnabled", bucketKey))));
}
