namespace Qrie.Aws.Iam;

/// <summary>A policy of somebody else that counts: one that is attached, or an inline policy of a group.</summary>
/// <param name="Policy">The ARN of a managed policy, or an inline policy's name.</param>
/// <param name="Power">What it says about administration.</param>
public sealed record IamNamedPower(string Policy, Observed<IamPower> Power);
