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
        Remediation = "If the account is yours or a partner's, add it to Qrie's trusted accounts. Otherwise take the principal out of the policy: "
            + "aws kms put-key-policy --key-id ID --policy-name default --policy file://policy.json.",
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
