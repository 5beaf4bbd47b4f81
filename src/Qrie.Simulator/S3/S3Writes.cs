using System.Collections.Immutable;
using Qrie.Simulator.Http;
using Qrie.Simulator.S3.Parts;

namespace Qrie.Simulator.S3;

/// <summary>Carries out mutations, on the truth.</summary>
internal sealed class S3Writes(SimulatedOrganization organization)
{
    /// <summary>S3 Control is asked for the caller's own account only.</summary>
    public static void CheckAccount(S3Request request)
    {
        var asked = request.Call.Header("x-amz-account-id");
        if (asked.Length == 0)
        {
            throw new AwsError(400, "InvalidRequest", "Missing required header for this request: x-amz-account-id");
        }

        if (asked != request.Call.Caller.AccountId)
        {
            throw AwsError.Denied(request.Call.Caller.Arn, request.Operation.Action, null, "resource-based");
        }
    }

    /// <returns>The answer, and when it was done.</returns>
    public (AwsAnswer Answer, DateTimeOffset Time) Answer(S3Request request)
    {
        S3Access.CheckWrite(request);
        var (call, s3) = (request.Call, organization.S3);
        if (request.IsControl)
        {
            CheckAccount(request);
            var block = call.Method == "DELETE"
                ? null
                : SimulatedPublicAccessBlock.Read(S3Xml.Parse(call.Body, "PublicAccessBlockConfiguration", PublicAccessBlockPart.Names));
            return (block is null ? AwsAnswer.NoContent : AwsAnswer.Empty, s3.ChangeAccountBlock(call.Caller.AccountId, block));
        }

        var name = request.Bucket!;
        if (request.Operation.Name == "CreateBucket")
        {
            var fresh = new BucketCreation(organization).Read(request);
            return (
                AwsAnswer.Empty with { Headers = [("Location", "/" + name)] },
                s3.Change(name, existing => existing is null ? fresh : BucketCreation.Again(existing, fresh)).Time);
        }

        SimulatedBucket Check(SimulatedBucket? bucket) => S3Access.Check(bucket, request, organization.Regions.Home);
        return (request.Part, call.Method) switch
        {
            (null, _) => (AwsAnswer.NoContent, s3.Change(name, bucket =>
            {
                Check(bucket);
                return null;
            }).Time),
            ({ } part, "DELETE") => (AwsAnswer.NoContent, s3.Change(name, bucket => part.Delete(Check(bucket))).Time),
            ({ } part, _) => (part is PolicyPart ? AwsAnswer.NoContent : AwsAnswer.Empty, s3.Change(name, bucket => part.Put(new PutContext(call, Check(bucket), s3))).Time),
        };
    }
}
