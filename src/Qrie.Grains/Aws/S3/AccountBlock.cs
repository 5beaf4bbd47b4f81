namespace Qrie.Aws.S3;

/// <summary>An account's block of public access, as one read found it.</summary>
/// <param name="Block">The flags; null when the account has none.</param>
internal sealed record AccountBlock(PublicAccessBlock? Block);
