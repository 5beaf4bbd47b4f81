namespace Qrie.Policies.Iam;

/// <summary>Verdicts that the policies of roles share.</summary>
internal static class RoleVerdicts
{
    /// <summary>What a service-linked role may do, and who may use it, is for AWS to say.</summary>
    public static Verdict ServiceLinked { get; } = new Verdict.NotApplicable("The role belongs to an AWS service, which alone may change it.");
}
