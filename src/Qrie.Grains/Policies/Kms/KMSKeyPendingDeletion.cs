using Qrie.Aws.Kms;

namespace Qrie.Policies.Kms;

internal sealed class KMSKeyPendingDeletion : IPolicy<KmsKeyConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "KMSKeyPendingDeletion",
        Title = "Key is about to be deleted",
        Description = "The key is scheduled for deletion, or a primary key waits for its replicas to be deleted.",
        ResourceType = "AWS::KMS::Key",
        Severity = 80,
        Category = PolicyCategory.DataProtection,
        Rationale = "When a key is gone, whatever it encrypted is gone with it, for good. Those who want ransom know that too. Until the date, the deletion can be called off.",
        Remediation = new()
        {
            Summary = "Find out who scheduled the deletion and what the key still encrypts. To keep the key, cancel the deletion and enable it.",
            Console =
            [
                "Open the KMS console in the key's region, choose Customer managed keys, and open the key.",
                "Choose Key actions, Cancel key deletion.",
                "Choose Key actions, Enable.",
            ],
            Cli =
            [
                "aws kms cancel-key-deletion --region REGION --key-id ID",
                "aws kms enable-key --region REGION --key-id ID",
            ],
            Note = "A key that nobody should use can stay disabled instead of being deleted.",
        },
        Parts = ["metadata"],
        Controls = ["KMS.3", "PCI 3.6.1", "SC-12"],
    };

    public Verdict Evaluate(KmsKeyConfiguration configuration, EvaluationContext context) => KmsVerdicts.LeftOut(configuration)
        ?? Verdict.When(
            configuration.Metadata.Is("metadata", key => key.IsBeingDeleted, whenAbsent: false),
            () =>
            {
                configuration.Metadata.TryGet(out var metadata);
                return new Verdict.Violation(
                    metadata?.DeletionDate is { } date ? $"The key will be deleted on {date:yyyy-MM-dd}." : "The key will be deleted as soon as its replicas are.",
                    new Dictionary<string, object?> { ["key_state"] = metadata?.KeyState, ["deletion_date"] = metadata?.DeletionDate });
            });
}
