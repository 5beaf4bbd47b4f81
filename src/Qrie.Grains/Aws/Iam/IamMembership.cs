namespace Qrie.Aws.Iam;

/// <summary>A group that a user is in, with the group's policies, which are the user's too.</summary>
/// <param name="Arn">The group's ARN.</param>
/// <param name="AttachedPolicies">The managed policies that are attached to it.</param>
/// <param name="InlinePolicies">The policies that it has for itself.</param>
public sealed record IamMembership(
    string Arn, Observed<IReadOnlyList<IamNamedPower>> AttachedPolicies, Observed<IReadOnlyList<IamNamedPower>> InlinePolicies);
