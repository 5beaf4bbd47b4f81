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
        Remediation = "Name in the trust policy who may assume the role: aws iam update-assume-role-policy --role-name NAME --policy-document "
            + "FILE. For an organization, add the condition aws:PrincipalOrgID.",
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
