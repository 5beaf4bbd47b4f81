namespace Qrie.Aws.Sqs;

/// <summary>Encryption of a queue's messages at rest.</summary>
/// <param name="KmsMasterKeyId">The KMS key; null where SQS's own keys are used.</param>
public sealed record SqsEncryption(string? KmsMasterKeyId);
