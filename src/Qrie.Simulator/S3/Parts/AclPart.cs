using Qrie.Simulator.Http;

namespace Qrie.Simulator.S3.Parts;

/// <summary>The ACL, which cannot be put where the bucket's owner enforces ownership, or made public where that is blocked.</summary>
internal sealed class AclPart : BucketPart
{
    public override string Query => "acl";

    public override string EventPart => "BucketAcl";

    public override string? DeleteAction => null;

    protected override (string Code, string Message) Absent => throw new NotSupportedException();

    public override SimulatedBucket Put(PutContext put)
    {
        var headers = AclReader.FromHeaders(put.Call, put.Bucket.AccountId);
        if (headers is not null && put.Call.Body.Length > 0)
        {
            throw new AwsError(400, "UnexpectedContent", "This request does not support content");
        }

        var acl = headers ?? AclReader.FromBody(put.Call, put.Bucket.AccountId);
        if (put.Bucket.AclsAreOff)
        {
            throw new AwsError(400, "AccessControlListNotSupported", "The bucket does not allow ACLs");
        }

        return acl.IsPublic && put.IsBlocked(block => block.BlockPublicAcls)
            ? throw put.Prevented("s3:PutBucketAcl", "public ACLs", "BlockPublicAcls")
            : With(put.Bucket, acl.Write());
    }
}
