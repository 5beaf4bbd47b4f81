using Qrie.Aws.Iam;

namespace Qrie.Policies.Iam;

internal sealed class IAMGroupAdminAccess : IPolicy<IamGroupConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "IAMGroupAdminAccess",
        Title = "Group makes its members administrators",
        Description = "What the group's policies say together is administration: everything, or all of IAM, on everything; and somebody is in "
            + "it.",
        ResourceType = "AWS::IAM::Group",
        Severity = 55,
        Category = PolicyCategory.AccessControl,
        Rationale = "Each member's password and keys are worth the whole account.",
        Remediation = new()
        {
            Summary = "Replace the policy named in the evidence by one that allows what the members do, and give administrators a role to assume, with MFA.",
            Console =
            [
                "Open the IAM console, choose User groups, and open the group.",
                "On the Permissions tab, choose Add permissions, Attach policies, and attach the one that allows what the members do.",
                "Select the policy that the evidence names, and choose Remove.",
            ],
            Cli =
            [
                "aws iam attach-group-policy --group-name NAME --policy-arn NARROWER",
                "aws iam detach-group-policy --group-name NAME --policy-arn POLICYARN",
                "aws iam delete-group-policy --group-name NAME --policy-name POLICY",
            ],
            Note = "The second command is for a managed policy, the third for one that stands in the group itself.",
        },
        Parts = ["inline_policies", "attached_policies", "policy_documents"],
        Controls = ["IAM.1", "AC-6"],
    };

    public Verdict Evaluate(IamGroupConfiguration configuration, EvaluationContext context)
    {
        if (configuration.MemberCount == 0)
        {
            return new Verdict.Compliant();
        }

        var power = AdminPower.Of(configuration);
        return Verdict.When(power.IsAdmin, () => new Verdict.Violation(
            "The group's members may do everything in the account.",
            new Dictionary<string, object?> { ["group_name"] = configuration.Name, ["members"] = configuration.MemberCount, ["granted_by"] = power.GrantedBy() }));
    }
}
