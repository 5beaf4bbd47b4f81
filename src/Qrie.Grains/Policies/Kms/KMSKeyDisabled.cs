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
        Remediation = new()
        {
            Summary = "Enable the key if something needs it; delete it if nothing does, and nothing is left that it encrypted.",
            Console =
            [
                "Open the KMS console in the key's region, choose Customer managed keys, and open the key.",
                "Choose Key actions, Enable.",
                "Or choose Key actions, Schedule key deletion, enter a waiting period, confirm, and choose Schedule deletion.",
            ],
            Cli =
            [
                "aws kms enable-key --region REGION --key-id ID",
                "aws kms schedule-key-deletion --region REGION --key-id ID",
            ],
            Note = "The steps and commands are alternatives. What a deleted key encrypted is lost for good.",
        },
        Parts = ["metadata"],
        Controls = ["SC-12"],
    };

    public Verdict Evaluate(KmsKeyConfiguration configuration, EvaluationContext context) => KmsVerdicts.LeftOutUnlessUsable(configuration)
        ?? Verdict.When(
            configuration.Metadata.Is("metadata", key => key.KeyState == "Disabled", whenAbsent: false),
            () => new Verdict.Violation("The key is disabled.", new Dictionary<string, object?> { ["key_state"] = "Disabled" }));
}
