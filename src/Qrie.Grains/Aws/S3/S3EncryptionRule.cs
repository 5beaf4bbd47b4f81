namespace Qrie.Aws.S3;

/// <summary>A rule of a bucket's default encryption.</summary>
/// <param name="SseAlgorithm"><c>AES256</c>, <c>aws:kms</c> or <c>aws:kms:dsse</c>; null when the rule names none.</param>
/// <param name="KmsKeyId">The key, for KMS; null for the account's own default key.</param>
/// <param name="BucketKeyEnabled">Whether an S3 bucket key saves calls to KMS.</param>
public sealed record S3EncryptionRule(string? SseAlgorithm, string? KmsKeyId, bool BucketKeyEnabled);
