using Qrie.Aws.Iam;
using Qrie.Policies.Documents;

namespace Qrie.Policies.Iam;

internal sealed class IAMRoleTrustPublic : IPolicy<IamRoleConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "IAMRoleTrustPublic",
        Title = "Role can be assumed by anybody",
        Description = "The role's trust policy lets in principals of whatever account, and no condition narrows it down.",
        ResourceType = "AWS::IAM::Role",
        Severity = 95,
        Category = PolicyCategory.AccessControl,
        Rationale = "Anybody with an AWS account can become this role, and do what it may.",
        Remediation = new()
        {
            Summary = "Name in the trust policy who may assume the role. For an organization, add the condition aws:PrincipalOrgID.",
            Console =
            [
                "Open the IAM console, choose Roles, and open the role.",
                "On the Trust relationships tab, choose Edit trust policy.",
                "Put the principals in the place of *, or add the condition, and choose Update policy.",
            ],
            Cli =
            [
                "aws iam get-role --role-name NAME --query Role.AssumeRolePolicyDocument > trust.json",
                "aws iam update-assume-role-policy --role-name NAME --policy-document file://trust.json",
            ],
            Note = "Between the two commands, change the statement in the file. Then look in CloudTrail for AssumeRole by other accounts.",
        },
        Parts = ["trust_policy"],
        Controls = ["AC-3", "PCI 7.2.1"],
    };

    public Verdict Evaluate(IamRoleConfiguration configuration, EvaluationContext context)
    {
        if (configuration.IsServiceLinked)
        {
            return RoleVerdicts.ServiceLinked;
        }

        var trust = PolicyDocument.Read(configuration.TrustPolicy);
        return Verdict.When(trust.Is("trust_policy", document => document.PublicStatements().Count > 0, whenAbsent: false), () => new Verdict.Violation(
            "Principals of any account may assume the role.",
            new Dictionary<string, object?>
            {
                ["role_name"] = configuration.Name,
                ["statements"] = trust.TryGet(out var document) ? StatementEvidence.Of(document.PublicStatements()) : null,
            }));
    }
}
