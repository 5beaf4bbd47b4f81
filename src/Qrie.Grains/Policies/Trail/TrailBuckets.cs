using Qrie.Aws;
using Qrie.Aws.S3;
using Qrie.Aws.Trail;

namespace Qrie.Policies.Trail;

/// <summary>Questions about the bucket of a trail.</summary>
internal static class TrailBuckets
{
    /// <summary>Asks the bucket; what is not known of the bucket itself is not known of the answer.</summary>
    public static Truth Ask(TrailConfiguration trail, Func<S3BucketConfiguration, Truth> question) =>
        trail.Bucket.TryGet(out var bucket) ? question(bucket) : trail.Bucket.Is("bucket", _ => false, whenAbsent: false);
}
