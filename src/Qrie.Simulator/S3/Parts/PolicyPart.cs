using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Qrie.Simulator.S3.Parts;

/// <summary>The bucket policy, and with it what S3 thinks of it.</summary>
internal sealed class PolicyPart : BucketPart
{
    public override string Query => "policy";

    public override string EventPart => "BucketPolicy";

    public override string? DeleteAction => "s3:DeleteBucketPolicy";

    public override string ContentType => "application/json";

    protected override (string Code, string Message) Absent => ("NoSuchBucketPolicy", "The bucket policy does not exist");

    public override SimulatedBucket Put(PutContext put)
    {
        var policy = BucketPolicy.Parse(put.Call.Text, put.Bucket.Name, put.S3.Partition);
        if (policy.IsPublic && put.IsBlocked(block => block.BlockPublicPolicy))
        {
            throw put.Prevented("s3:PutBucketPolicy", "public policies", "BlockPublicPolicy");
        }

        var status = S3Xml.Write(new XElement(S3Xml.Ns + "PolicyStatus", new XElement(S3Xml.Ns + "IsPublic", policy.IsPublic ? "TRUE" : "FALSE")));
        return put.Bucket with { Parts = put.Bucket.Parts.SetItem("policy", policy.Document.ToJsonString()).SetItem("policyStatus", status) };
    }

    public override SimulatedBucket Delete(SimulatedBucket bucket) =>
        bucket with { Parts = bucket.Parts.Remove("policy").Remove("policyStatus") };
}
