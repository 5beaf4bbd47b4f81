using System.Collections.Frozen;

namespace Qrie.Simulator.S3.Parts;

internal sealed class PublicAccessBlockPart : BucketPart
{
    public static readonly FrozenSet<string> Names =
        new[] { "BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets" }.ToFrozenSet();

    public override string Query => "publicAccessBlock";

    public override string EventPart => "BucketPublicAccessBlock";

    protected override (string Code, string Message) Absent =>
        ("NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found");

    public override SimulatedBucket Put(PutContext put) => With(
        put.Bucket,
        SimulatedPublicAccessBlock.Read(S3Xml.Parse(put.Call.Body, "PublicAccessBlockConfiguration", Names)).Write());
}
