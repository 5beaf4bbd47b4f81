namespace Qrie.Aws.Iam;

/// <summary>Whether a user has a second factor. Which devices is not kept: listings do not tell.</summary>
/// <param name="Enabled">True when there is at least one device.</param>
public sealed record IamMfa(bool Enabled);
