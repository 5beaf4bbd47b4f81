using System.Text.Json.Serialization;

namespace Qrie.Aws.S3;

/// <summary>A bucket's default encryption.</summary>
/// <param name="Rules">The rules; S3 allows one.</param>
public sealed record S3Encryption([property: JsonRequired] IReadOnlyList<S3EncryptionRule> Rules);
