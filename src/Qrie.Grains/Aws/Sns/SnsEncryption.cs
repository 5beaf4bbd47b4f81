namespace Qrie.Aws.Sns;

/// <summary>Encryption of a topic's messages at rest.</summary>
/// <param name="KmsMasterKeyId">The KMS key: an id, an ARN or an alias, as it was set.</param>
public sealed record SnsEncryption(string KmsMasterKeyId);
