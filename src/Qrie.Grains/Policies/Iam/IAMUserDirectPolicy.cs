using Qrie.Aws.Iam;

namespace Qrie.Policies.Iam;

internal sealed class IAMUserDirectPolicy : IPolicy<IamUserConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "IAMUserDirectPolicy",
        Title = "User has policies of its own",
        Description = "A managed policy is attached to the user, or the user has an inline policy, instead of getting it from a group.",
        ResourceType = "AWS::IAM::User",
        Severity = 35,
        Category = PolicyCategory.AccessControl,
        Rationale = "What single users may do is forgotten when they change their work. Groups and roles are few enough to be looked over.",
        Remediation = new()
        {
            Summary = "Attach the policies to a group, put the user in it, and take them away from the user.",
            Console =
            [
                "Open the IAM console, choose User groups, and make or open a group with the policies.",
                "On the Users tab, choose Add users, and add the user.",
                "Choose Users, open the user, and on the Permissions tab remove the policies that are attached directly or inline.",
            ],
            Cli =
            [
                "aws iam add-user-to-group --user-name NAME --group-name GROUP",
                "aws iam detach-user-policy --user-name NAME --policy-arn POLICYARN",
                "aws iam delete-user-policy --user-name NAME --policy-name POLICY",
            ],
            Note = "The second command is for a managed policy, the third for one that stands in the user itself: give the group its document before.",
        },
        Parts = ["inline_policies", "attached_policies"],
        Controls = ["CIS 1.14", "IAM.2", "PCI 7.2.1", "AC-6"],
    };

    public Verdict Evaluate(IamUserConfiguration configuration, EvaluationContext context)
    {
        var inline = configuration.InlinePolicies.Is("inline_policies", policies => policies.Count > 0, whenAbsent: false);
        var attached = configuration.AttachedPolicies.Is("attached_policies", policies => policies.Count > 0, whenAbsent: false);
        return Verdict.When(inline | attached, () => new Verdict.Violation(
            "The user has policies that are not a group's.",
            new Dictionary<string, object?>
            {
                ["user_name"] = configuration.Name,
                ["policies"] = (configuration.AttachedPolicies.TryGet(out var arns) ? arns.Select(policy => policy.Policy) : [])
                    .Concat(configuration.InlinePolicies.TryGet(out var names) ? names.Select(policy => policy.Name) : []),
            }));
    }
}
