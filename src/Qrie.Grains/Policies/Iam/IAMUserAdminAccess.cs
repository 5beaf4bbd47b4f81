using Qrie.Aws.Iam;

namespace Qrie.Policies.Iam;

internal sealed class IAMUserAdminAccess : IPolicy<IamUserConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "IAMUserAdminAccess",
        Title = "User is an administrator",
        Description = "What the user's policies and those of its groups say together is administration: everything, or all of IAM, on "
            + "everything.",
        ResourceType = "AWS::IAM::User",
        Severity = 80,
        Category = PolicyCategory.AccessControl,
        Rationale = "Who gets hold of one of this user's keys owns the account. Users have credentials that last; administrators should "
            + "come in by a role, for a while.",
        Remediation = "Take the policy named in the evidence away, or the user out of the group. Give administrators a role to assume, with "
            + "MFA.",
        Parts = ["inline_policies", "attached_policies", "groups", "permissions_boundary", "policy_documents"],
        Controls = ["IAM.1", "PCI 7.2.1", "AC-6"],
    };

    public Verdict Evaluate(IamUserConfiguration configuration, EvaluationContext context)
    {
        var power = AdminPower.Of(configuration);
        return Verdict.When(power.IsAdmin, () => new Verdict.Violation(
            "The user may do everything in the account.",
            new Dictionary<string, object?> { ["user_name"] = configuration.Name, ["granted_by"] = power.GrantedBy() }));
    }
}
