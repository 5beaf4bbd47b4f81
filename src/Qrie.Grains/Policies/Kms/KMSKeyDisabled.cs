using Qrie.Aws.Kms;

namespace Qrie.Policies.Kms;

internal sealed class KMSKeyDisabled : IPolicy<KmsKeyConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "KMSKeyDisabled",
        Title = "Key is disabled",
        Description = "The key is disabled: what it encrypted cannot be read until it is enabled again.",
        ResourceType = "AWS::KMS::Key",
        Severity = 15,
        Category = PolicyCategory.Configuration,
        Rationale = "A key that was disabled by mistake, or to do harm, stops whatever depends on it. One that nobody needs costs money each month, and is one more to watch.",
        Remediation = "If something needs it: aws kms enable-key --key-id ID. If nothing does, and nothing is left that it encrypted: aws kms schedule-key-deletion --key-id ID.",
        Parts = ["metadata"],
        Controls = ["SC-12"],
    };

    public Verdict Evaluate(KmsKeyConfiguration configuration, EvaluationContext context) => KmsVerdicts.LeftOutUnlessUsable(configuration)
        ?? Verdict.When(
            configuration.Metadata.Is("metadata", key => key.KeyState == "Disabled", whenAbsent: false),
            () => new Verdict.Violation("The key is disabled.", new Dictionary<string, object?> { ["key_state"] = "Disabled" }));
}
