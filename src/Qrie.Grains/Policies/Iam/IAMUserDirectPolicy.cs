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
        Remediation = "Attach the policies to a group and put the user in it, then aws iam detach-user-policy --user-name NAME --policy-arn "
            + "ARN and aws iam delete-user-policy --user-name NAME --policy-name POLICY.",
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
