namespace Qrie.Aws.S3;

/// <summary>A bucket's versioning.</summary>
/// <param name="Status"><c>Enabled</c>, <c>Suspended</c>, or null when it was never enabled.</param>
/// <param name="MfaDelete"><c>Enabled</c>, <c>Disabled</c>, or null when it was never set.</param>
public sealed record S3Versioning(string? Status, string? MfaDelete);
