using Qrie.Aws.Iam;

namespace Qrie.Policies.Iam;

internal sealed class IAMRoleAdminAccess : IPolicy<IamRoleConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "IAMRoleAdminAccess",
        Title = "Role is an administrator",
        Description = "What the role's policies say together is administration: everything, or all of IAM, on everything.",
        ResourceType = "AWS::IAM::Role",
        Severity = 60,
        Category = PolicyCategory.AccessControl,
        Rationale = "Whatever runs with this role can do anything in the account, so whoever takes over what runs with it can, too.",
        Remediation = new()
        {
            Summary = "Replace the policy named in the evidence by one that allows what the role is for.",
            Console =
            [
                "Open the IAM console, choose Roles, and open the role.",
                "On the Permissions tab, choose Add permissions, Attach policies, and attach the one that allows what the role is for.",
                "Select the policy that the evidence names, and choose Remove.",
            ],
            Cli =
            [
                "aws iam attach-role-policy --role-name NAME --policy-arn NARROWER",
                "aws iam detach-role-policy --role-name NAME --policy-arn POLICYARN",
                "aws iam delete-role-policy --role-name NAME --policy-name POLICY",
            ],
            Note = "The second command is for a managed policy, the third for one that stands in the role itself. Roles that people assume to administer "
                + "should be few; make an exception for those.",
        },
        Parts = ["inline_policies", "attached_policies", "permissions_boundary", "policy_documents"],
        Controls = ["IAM.1", "AC-6"],
    };

    public Verdict Evaluate(IamRoleConfiguration configuration, EvaluationContext context)
    {
        if (configuration.IsServiceLinked)
        {
            return RoleVerdicts.ServiceLinked;
        }

        var power = AdminPower.Of(configuration);
        return Verdict.When(power.IsAdmin, () => new Verdict.Violation(
            "The role may do everything in the account.",
            new Dictionary<string, object?> { ["role_name"] = configuration.Name, ["granted_by"] = power.GrantedBy() }));
    }
}
