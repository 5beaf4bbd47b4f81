using Qrie.Aws.Iam;
using Qrie.Policies.Documents;

namespace Qrie.Policies.Iam;

internal sealed class IAMPolicyOverlyPermissive : IPolicy<IamManagedPolicyConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "IAMPolicyOverlyPermissive",
        Title = "Policy makes administrators",
        Description = "The version in force of a policy of the account's own allows everything, or all of IAM, on everything. Whether it is "
            + "attached does not matter.",
        ResourceType = "AWS::IAM::ManagedPolicy",
        Severity = 80,
        Category = PolicyCategory.AccessControl,
        Rationale = "Such a policy is attached with one call, and gives away the account. What looks like a policy for one purpose is found "
            + "only when it is read.",
        Remediation = new()
        {
            Summary = "Make a version that allows what is needed. If nothing needs the policy, delete it.",
            Console =
            [
                "Open the IAM console, choose Policies, and open the policy.",
                "On the Permissions tab, choose Edit, and change the document in the JSON editor to what is needed.",
                "Choose Next, leave Set this new version as the default selected, and choose Save changes.",
            ],
            Cli =
            [
                "aws iam create-policy-version --policy-arn ARN --policy-document file://policy.json --set-as-default",
                "aws iam delete-policy --policy-arn ARN",
            ],
            Note = "The commands are alternatives. A policy has five versions at most. To be deleted, it must be attached to nothing and have no version but "
                + "the default. What principals did use of it is on their Last Accessed tab.",
        },
        Parts = ["document"],
        Controls = ["CIS 1.15", "IAM.1", "PCI 7.2.1", "AC-6"],
    };

    public Verdict Evaluate(IamManagedPolicyConfiguration configuration, EvaluationContext context)
    {
        var policy = PolicyDocument.ReadIdentity(configuration.Document);
        return Verdict.When(policy.Is("document", AdminAccess.IsEquivalent, whenAbsent: false), () => new Verdict.Violation(
            "The policy allows everything in the account.",
            new Dictionary<string, object?>
            {
                ["policy_name"] = configuration.Name,
                ["statements"] = policy.TryGet(out var document) ? StatementEvidence.Of(document.Statements.Where(AdminAccess.Grants)) : null,
                ["attachment_count"] = configuration.AttachmentCount,
            }));
    }
}
