using System.Text.Json.Serialization;

namespace Qrie.Aws.S3;

/// <summary>What S3 itself thinks of a bucket policy.</summary>
/// <param name="IsPublic">True when S3 takes the policy for public.</param>
public sealed record S3PolicyStatus([property: JsonRequired] bool IsPublic);
