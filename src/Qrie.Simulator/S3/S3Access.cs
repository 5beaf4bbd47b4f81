using Qrie.Simulator.Http;

namespace Qrie.Simulator.S3;

/// <summary>Who may do what with a bucket, and from which region.</summary>
internal static class S3Access
{
    /// <summary>The bucket, when it exists, is in the call's region, belongs to the caller and to whom the caller expects.</summary>
    public static SimulatedBucket Check(SimulatedBucket? bucket, S3Request request, string home)
    {
        if (bucket is null)
        {
            throw new AwsError(404, "NoSuchBucket", "The specified bucket does not exist") { Details = [("BucketName", request.Bucket!)] };
        }

        var region = ("x-amz-bucket-region", bucket.Region);
        // The home region knows where every bucket is.
        if (request.Call.Region != bucket.Region && !(request.Operation.Name == "GetBucketLocation" && request.Call.Region == home))
        {
            throw new AwsError(
                301, "PermanentRedirect", "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.")
            {
                Details = [("Endpoint", $"s3.{bucket.Region}.amazonaws.com"), ("Bucket", bucket.Name)],
                Headers = [region],
            };
        }

        if (request.Call.Header("x-amz-expected-bucket-owner") is { Length: > 0 } expected && expected != bucket.AccountId)
        {
            throw new AwsError(403, "AccessDenied", "Access Denied") { Headers = [region] };
        }

        return bucket.AccountId == request.Call.Caller.AccountId
            ? bucket
            : throw AwsError.Denied(request.Call.Caller.Arn, request.Operation.Action, request.Operation.Resource, "resource-based");
    }

    /// <summary>A session of Qrie's role may read and no more.</summary>
    public static void CheckWrite(S3Request request)
    {
        if (!request.Call.Caller.IsAdministrator || request.Call.Caller.Kind == CallerKind.Truth)
        {
            throw AwsError.Denied(request.Call.Caller.Arn, request.Operation.Action, request.Operation.Resource, "identity-based");
        }
    }
}
