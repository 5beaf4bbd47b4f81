using System.Collections.Immutable;
using Qrie.Simulator.Http;
using Qrie.Simulator.S3.Parts;

namespace Qrie.Simulator.S3;

/// <summary>
/// What a new bucket is like: encrypted with SSE-S3, without ACLs, and with its own block of public access
/// (<see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html"/>).
/// </summary>
internal sealed class BucketCreation(SimulatedOrganization organization)
{
    public SimulatedBucket Read(S3Request request)
    {
        var (call, name) = (request.Call, request.Bucket!);
        BucketName.Check(name);
        var region = Region(call);
        var owner = call.Caller.AccountId;
        var ownership = call.Header("x-amz-object-ownership") is { Length: > 0 } given ? given : "BucketOwnerEnforced";
        if (!OwnershipPart.IsKnown(ownership))
        {
            throw new AwsError(400, "InvalidArgument", $"Invalid x-amz-object-ownership header: {ownership}");
        }

        var acl = AclReader.FromHeaders(call, owner);
        if (acl is not null && ownership == "BucketOwnerEnforced" && acl.Write() != BucketAcl.Private(owner).Write())
        {
            throw new AwsError(400, "InvalidBucketAclWithObjectOwnership", "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting");
        }

        if (acl is { IsPublic: true } && (organization.Options.NewBucketsBlockPublicAccess || organization.S3.TrueAccountBlock(owner) is { BlockPublicAcls: true }))
        {
            throw new AwsError(400, "InvalidBucketAclWithBlockPublicAccessError", "Bucket cannot have public ACLs set with BlockPublicAccess enabled");
        }

        var parts = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        parts["encryption"] = EncryptionPart.Default;
        parts["ownershipControls"] = OwnershipPart.Write(ownership);
        parts["acl"] = (acl ?? BucketAcl.Private(owner)).Write();
        if (organization.Options.NewBucketsBlockPublicAccess)
        {
            parts["publicAccessBlock"] = SimulatedPublicAccessBlock.All.Write();
        }

        return new SimulatedBucket(name, owner, region, organization.Time.GetUtcNow(), parts.ToImmutable());
    }

    /// <summary>What happens to a bucket that is there already: in us-east-1 its owner may make it again, which resets the ACL.</summary>
    public static SimulatedBucket Again(SimulatedBucket existing, SimulatedBucket fresh) =>
        existing.AccountId != fresh.AccountId
            ? throw new AwsError(409, "BucketAlreadyExists", "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.")
            {
                Details = [("BucketName", existing.Name)],
            }
        : existing.Region == "us-east-1" && fresh.Region == "us-east-1"
            ? existing with { Parts = existing.Parts.SetItem("acl", fresh.Parts["acl"]) }
        : throw new AwsError(409, "BucketAlreadyOwnedByYou", "Your previous request to create the named bucket succeeded and you already own it.")
        {
            Details = [("BucketName", existing.Name)],
        };

    private string Region(SimulatedCall call)
    {
        var constraint = call.Body.Length == 0 ? null : S3Xml.Parse(call.Body, "CreateBucketConfiguration").Text("LocationConstraint");
        constraint = constraint == "EU" ? "eu-west-1" : constraint;
        if (constraint is null or "")
        {
            return call.Region == "us-east-1"
                ? call.Region
                : throw Illegal("The unspecified location constraint is incompatible for the region specific endpoint this request was sent to.");
        }

        if (!organization.Regions.Exists(constraint) || constraint == "us-east-1")
        {
            throw new AwsError(400, "InvalidLocationConstraint", "The specified location-constraint is not valid");
        }

        return call.Region == constraint || (call.Region == "us-east-1" && organization.Regions.IsEnabled(constraint))
            ? constraint
            : throw Illegal($"The {constraint} location constraint is incompatible for the region specific endpoint this request was sent to.");
    }

    private static AwsError Illegal(string message) => new(400, "IllegalLocationConstraintException", message);
}
