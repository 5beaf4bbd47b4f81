using System.Text.Json.Serialization;

namespace Qrie.Aws.Trail;

/// <summary>Resources whose data events a classic selector selects.</summary>
/// <param name="Type">Such as <c>AWS::S3::Object</c>.</param>
/// <param name="Values">ARNs, or beginnings of ARNs; <c>arn:aws:s3</c> for all objects.</param>
public sealed record DataResource([property: JsonRequired] string Type, [property: JsonRequired] IReadOnlyList<string> Values);
