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
        Remediation = "Replace the policy named in the evidence by one that allows what the role is for. Roles that people assume to "
            + "administer should be few; make an exception for those.",
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
