using System.Text.Json.Serialization;

namespace Qrie.Aws.S3;

/// <summary>A bucket's lifecycle rules.</summary>
/// <param name="Rules">The rules, by id.</param>
public sealed record S3Lifecycle([property: JsonRequired] IReadOnlyList<S3LifecycleRule> Rules);
