namespace Qrie.Aws.Iam;

/// <summary>How the account's root user can come in.</summary>
/// <param name="HasPassword">It has a password.</param>
/// <param name="AccessKeys">How many access keys it has.</param>
/// <param name="MfaEnabled">It has a second factor.</param>
public sealed record IamRootUser(bool HasPassword, int AccessKeys, bool MfaEnabled);
