using System.Collections.Frozen;
using System.Xml.Linq;
using Qrie.Simulator.Http;

namespace Qrie.Simulator.S3.Parts;

internal sealed class OwnershipPart : BucketPart
{
    private static readonly FrozenSet<string> Names = new[] { "Rule", "ObjectOwnership" }.ToFrozenSet();

    public override string Query => "ownershipControls";

    public override string EventPart => "BucketOwnershipControls";

    protected override (string Code, string Message) Absent =>
        ("OwnershipControlsNotFoundError", "The bucket ownership controls were not found");

    public static bool IsKnown(string? ownership) => ownership is "BucketOwnerEnforced" or "BucketOwnerPreferred" or "ObjectWriter";

    public static string Write(string ownership) => S3Xml.Write(new XElement(
        S3Xml.Ns + "OwnershipControls",
        new XElement(S3Xml.Ns + "Rule", new XElement(S3Xml.Ns + "ObjectOwnership", ownership))));

    public override SimulatedBucket Put(PutContext put)
    {
        var rules = S3Xml.Parse(put.Call.Body, "OwnershipControls", Names).Children("Rule").ToArray();
        if (rules is not [var rule] || rule.Text("ObjectOwnership") is not { } ownership || !IsKnown(ownership))
        {
            throw S3Xml.Malformed;
        }

        return ownership == "BucketOwnerEnforced" && put.Bucket.Parts["acl"] != BucketAcl.Private(put.Bucket.AccountId).Write()
            ? throw new AwsError(400, "InvalidBucketAclWithObjectOwnership", "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting")
            : With(put.Bucket, Write(ownership));
    }
}
