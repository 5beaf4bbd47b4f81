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
        Remediation = new()
        {
            Summary = "Take the policy named in the evidence away, or the user out of the group. Give administrators a role to assume, with MFA.",
            Console =
            [
                "Open the IAM console, choose Users, and open the user.",
                "On the Permissions tab, select the policy that the evidence names, and choose Remove.",
                "Where it comes from a group, on the Groups tab select the group, and choose Remove.",
            ],
            Cli =
            [
                "aws iam detach-user-policy --user-name NAME --policy-arn POLICYARN",
                "aws iam delete-user-policy --user-name NAME --policy-name POLICY",
                "aws iam remove-user-from-group --user-name NAME --group-name GROUP",
            ],
            Note = "The first command is for a managed policy, the second for one that stands in the user itself, the third for one of a group.",
        },
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
