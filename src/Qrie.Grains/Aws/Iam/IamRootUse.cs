namespace Qrie.Aws.Iam;

/// <summary>On which days, UTC, the root user last came in, as the credential report has it; null for never, or not known.</summary>
/// <param name="PasswordUsedOn">With its password.</param>
/// <param name="AccessKeyUsedOn">With an access key.</param>
public sealed record IamRootUse(DateOnly? PasswordUsedOn, DateOnly? AccessKeyUsedOn);
