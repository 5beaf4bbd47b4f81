using Qrie.Aws.Iam;
using Qrie.Policies.Documents;

namespace Qrie.Policies.Iam;

internal sealed class IAMRoleFederatedTrustUnrestricted : IPolicy<IamRoleConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "IAMRoleFederatedTrustUnrestricted",
        Title = "Role can be assumed by anybody of an identity provider",
        Description = "The role trusts a web identity provider, and no condition says which of its identities.",
        ResourceType = "AWS::IAM::Role",
        Severity = 85,
        Category = PolicyCategory.AccessControl,
        Rationale = "Everybody has an identity with a public provider. A role that trusts all of GitHub's workflows can be assumed from anybody's repository.",
        Remediation = new()
        {
            Summary = "Add a condition on the subject to the trust policy.",
            Console =
            [
                "Open the IAM console, choose Roles, and open the role.",
                "On the Trust relationships tab, choose Edit trust policy.",
                """Add to the statement a condition such as {"StringLike":{"token.actions.githubusercontent.com:sub":"repo:ORG/REPO:ref:refs/heads/main"}}, and choose Update policy.""",
            ],
            Cli =
            [
                "aws iam get-role --role-name NAME --query Role.AssumeRolePolicyDocument > trust.json",
                "aws iam update-assume-role-policy --role-name NAME --policy-document file://trust.json",
            ],
            Note = "Between the two commands, add the condition to the file. For Cognito and Google the condition is on the audience (:aud), for Login with "
                + "Amazon and Facebook on :app_id.",
        },
        Parts = ["trust_policy"],
        Controls = ["AC-3", "IA-8"],
    };

    public Verdict Evaluate(IamRoleConfiguration configuration, EvaluationContext context)
    {
        if (configuration.IsServiceLinked)
        {
            return RoleVerdicts.ServiceLinked;
        }

        var trust = PolicyDocument.Read(configuration.TrustPolicy);
        return Verdict.When(trust.Is("trust_policy", document => WebIdentityTrust.Unrestricted(document).Count > 0, whenAbsent: false), () => new Verdict.Violation(
            "Any identity of a web identity provider may assume the role.",
            new Dictionary<string, object?>
            {
                ["role_name"] = configuration.Name,
                ["provider"] = trust.TryGet(out var document) ? WebIdentityTrust.Unrestricted(document).Select(one => one.Provider) : null,
                ["conditions"] = trust.TryGet(out var same)
                    ? WebIdentityTrust.Unrestricted(same).SelectMany(one => one.Statement.Conditions).Select(condition => new { condition.Operator, condition.Key, condition.Values })
                    : null,
            }));
    }
}
