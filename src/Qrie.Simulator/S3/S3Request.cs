using Qrie.Simulator.Http;
using Qrie.Simulator.S3.Parts;

namespace Qrie.Simulator.S3;

/// <summary>What an S3 call asks for.</summary>
/// <param name="Call">The call.</param>
/// <param name="Operation">Its name, action and subject.</param>
/// <param name="Bucket">The bucket's name; null when it is about none.</param>
/// <param name="Part">The subresource; null when it is about none.</param>
internal sealed record S3Request(SimulatedCall Call, Operation Operation, string? Bucket, BucketPart? Part)
{
    private const string ControlPath = "/v20180820/configuration/publicAccessBlock";

    public bool IsRead => Call.Method is "GET" or "HEAD";

    /// <summary>True when it is about the account's block of public access.</summary>
    public bool IsControl => Call.Path == ControlPath;

    public static S3Request Of(SimulatedCall call, string partition)
    {
        var account = call.Caller.AccountId;
        S3Request Ask(string name, string action, string? bucket, BucketPart? part = null) => new(
            call,
            new Operation("s3", name, "s3:" + action, account, bucket is null ? null : $"arn:{partition}:s3:::{bucket}", bucket ?? account),
            bucket,
            part);

        if (call.Path == ControlPath)
        {
            return call.Method switch
            {
                "GET" => Ask("GetAccountPublicAccessBlock", "GetAccountPublicAccessBlock", null),
                "PUT" => Ask("PutAccountPublicAccessBlock", "PutAccountPublicAccessBlock", null),
                "DELETE" => Ask("DeleteAccountPublicAccessBlock", "PutAccountPublicAccessBlock", null),
                _ => throw NotAllowed,
            };
        }

        var path = call.Path.Trim('/');
        if (path.Length == 0)
        {
            return call.Method == "GET" ? Ask("ListBuckets", "ListAllMyBuckets", null) : throw NotAllowed;
        }

        if (path.Contains('/', StringComparison.Ordinal))
        {
            throw new AwsError(501, "NotImplemented", "The simulator has buckets, but no objects.");
        }

        if (call.Query.ContainsKey("location"))
        {
            return call.Method == "GET" ? Ask("GetBucketLocation", "GetBucketLocation", path) : throw NotAllowed;
        }

        if (call.Query.ContainsKey("policyStatus"))
        {
            return call.Method == "GET" ? Ask("GetBucketPolicyStatus", "GetBucketPolicyStatus", path) : throw NotAllowed;
        }

        foreach (var key in call.Query.Keys)
        {
            if (BucketParts.ByQuery.TryGetValue(key, out var part))
            {
                return call.Method switch
                {
                    "GET" => Ask($"Get{part.EventPart}", $"Get{part.ActionPart}", path, part),
                    "PUT" => Ask($"Put{part.EventPart}", $"Put{part.ActionPart}", path, part),
                    "DELETE" when part.DeleteAction is { } action => Ask($"Delete{part.EventPart}", action[3..], path, part),
                    _ => throw NotAllowed,
                };
            }
        }

        return call.Method switch
        {
            "PUT" => Ask("CreateBucket", "CreateBucket", path),
            "DELETE" => Ask("DeleteBucket", "DeleteBucket", path),
            "HEAD" => Ask("HeadBucket", "ListBucket", path),
            "GET" => Ask("ListObjects", "ListBucket", path),
            _ => throw NotAllowed,
        };
    }

    private static AwsError NotAllowed => new(405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
}
