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
        Remediation = new()
        {
            Summary = "Name the principals in the statement of the key policy, or add a condition such as kms:CallerAccount or aws:PrincipalOrgID.",
            Console =
            [
                "Open the KMS console in the key's region, choose Customer managed keys, and open the key.",
                "On the Key policy tab, choose Edit; where the default view is shown, choose Switch to policy view before.",
                "Change the statement that the evidence names, and choose Save changes.",
            ],
            Cli =
            [
                "aws kms get-key-policy --region REGION --key-id ID --policy-name default --query Policy --output text > policy.json",
                "aws kms put-key-policy --region REGION --key-id ID --policy-name default --policy file://policy.json",
            ],
            Note = "Between the two commands, change the statement in the file. Then look in CloudTrail for uses of the key by other accounts.",
        },
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
