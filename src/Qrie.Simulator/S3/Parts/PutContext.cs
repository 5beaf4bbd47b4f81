using Qrie.Simulator.Http;

namespace Qrie.Simulator.S3.Parts;

/// <summary>What a subresource is put into.</summary>
/// <param name="Call">The call.</param>
/// <param name="Bucket">The bucket as it truly is.</param>
/// <param name="S3">All buckets.</param>
internal sealed record PutContext(SimulatedCall Call, SimulatedBucket Bucket, SimulatedS3 S3)
{
    /// <summary>True when the bucket's block or its account's has a flag.</summary>
    public bool IsBlocked(Func<SimulatedPublicAccessBlock, bool> flag) =>
        (Bucket.PublicAccessBlock is { } own && flag(own)) || (S3.TrueAccountBlock(Bucket.AccountId) is { } accounts && flag(accounts));

    public AwsError Prevented(string action, string what, string flag) => new(
        403, "AccessDenied",
        $"User: {Call.Caller.Arn} is not authorized to perform: {action} on resource: \"{Bucket.Arn(S3.Partition)}\" because {what} are prevented by the {flag} setting in S3 Block Public Access.");
}
