using System.Text.Json.Serialization;

namespace Qrie.Aws.S3;

/// <summary>Where a bucket's server access logs go.</summary>
/// <param name="TargetBucket">The bucket.</param>
/// <param name="TargetPrefix">The prefix of the logs' keys.</param>
public sealed record S3Logging([property: JsonRequired] string TargetBucket, string? TargetPrefix);
