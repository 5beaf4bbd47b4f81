using Qrie.Aws.Kms;
using Qrie.Policies.Documents;

namespace Qrie.Policies.Kms;

internal sealed class KMSKeyPublic : IPolicy<KmsKeyConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "KMSKeyPublic",
        Title = "Everybody can use the key",
        Description = "The key policy allows something to everybody, and no condition keeps it to fixed accounts, organizations or networks.",
        ResourceType = "AWS::KMS::Key",
        Severity = 95,
        Category = PolicyCategory.AccessControl,
        Rationale = "Principals of any AWS account can use the key as far as the statement goes: decrypt what was stolen, or change the key itself. "
            + "Encryption protects nothing from those who hold the key.",
        Remediation = "Name the principals in the statement, or add a condition such as kms:CallerAccount or aws:PrincipalOrgID, and put the policy back: "
            + "aws kms put-key-policy --key-id ID --policy-name default --policy file://policy.json. Then look in CloudTrail for uses of the key by other accounts.",
        Parts = ["policy"],
        Controls = ["KMS.5", "AC-3"],
    };

    public Verdict Evaluate(KmsKeyConfiguration configuration, EvaluationContext context)
    {
        if (KmsVerdicts.LeftOutUnlessUsable(configuration) is { } leftOut)
        {
            return leftOut;
        }

        var document = PolicyDocument.Read(configuration.Policy);
        return Verdict.When(
            document.Is("policy", policy => policy.PublicStatements().Count > 0, whenAbsent: false),
            () => new Verdict.Violation(
                "The key policy lets in everybody.",
                new Dictionary<string, object?>
                {
                    ["statements"] = document.TryGet(out var policy) ? StatementEvidence.Of(policy.PublicStatements()) : null,
                }));
    }
}
