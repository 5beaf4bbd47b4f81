using Qrie.Aws.Kms;
using Qrie.Policies.Documents;

namespace Qrie.Policies.Kms;

internal sealed class KMSKeyExternalAccess : IPolicy<KmsKeyConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "KMSKeyExternalAccess",
        Title = "Another account can use the key",
        Description = "The key policy lets in a principal of an account that is neither the key's own nor trusted. What is narrowed to an organization, or open to everybody, is not counted here.",
        ResourceType = "AWS::KMS::Key",
        Severity = 50,
        Category = PolicyCategory.AccessControl,
        Rationale = "Whoever runs that account decides who there may use the key. If it is taken over, or was never meant to have the key, the data is theirs to read.",
        Remediation = new()
        {
            Summary = "Take the principal out of the key policy; if the account is yours or a partner's, add it to Qrie's trusted accounts instead.",
            Console =
            [
                "Open the KMS console in the key's region, choose Customer managed keys, and open the key.",
                "On the Key policy tab, under Other AWS accounts, remove the account.",
                "Where the policy is shown as text, choose Edit, take the principal out of the statement, and choose Save changes.",
            ],
            Cli =
            [
                "aws kms get-key-policy --region REGION --key-id ID --policy-name default --query Policy --output text > policy.json",
                "aws kms put-key-policy --region REGION --key-id ID --policy-name default --policy file://policy.json",
            ],
            Note = "Between the two commands, take the principal out of the file. Take care to leave the statement by which administrators of your account manage the key.",
        },
        Parts = ["policy"],
        Controls = ["AC-3"],
    };

    public Verdict Evaluate(KmsKeyConfiguration configuration, EvaluationContext context)
    {
        if (KmsVerdicts.LeftOutUnlessUsable(configuration) is { } leftOut)
        {
            return leftOut;
        }

        var document = PolicyDocument.Read(configuration.Policy);
        var external = document.TryGet(out var policy) ? ExternalAccess.Of(policy, context) : [];
        return Verdict.When(
            document.Is("policy", _ => external.Count > 0, whenAbsent: false),
            () => new Verdict.Violation(
                "The key policy lets in principals of accounts that are not trusted.",
                new Dictionary<string, object?>
                {
                    ["principals"] = external.SelectMany(found => found.Principals).Distinct().Order(StringComparer.Ordinal).ToArray(),
                    ["statements"] = StatementEvidence.Of(external.Select(found => found.Statement)),
                }));
    }
}
