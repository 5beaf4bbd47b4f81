using Qrie.Aws;
using Qrie.Aws.Kms;

namespace Qrie.Policies.Kms;

internal sealed class KMSKeyRotationDisabled : IPolicy<KmsKeyConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "KMSKeyRotationDisabled",
        Title = "Key is not rotated",
        Description = "Automatic rotation is not enabled for an enabled symmetric key whose material KMS made. Replicas are left out, because they follow their primary key.",
        ResourceType = "AWS::KMS::Key",
        Severity = 50,
        Category = PolicyCategory.Encryption,
        Rationale = "The longer one key's material is used, the more data depends on it. Rotation costs no effort: older material stays, to decrypt what it encrypted.",
        Remediation = new()
        {
            Summary = "Enable automatic rotation.",
            Console =
            [
                "Open the KMS console in the key's region, choose Customer managed keys, and open the key.",
                "On the Key rotation tab, under Automatic key rotation, choose Edit.",
                "Enable key rotation, leave or set the rotation period, and choose Save.",
            ],
            Cli = ["aws kms enable-key-rotation --region REGION --key-id ID"],
            Note = "KMS then makes new material each year, or as often as --rotation-period-in-days says. What older material encrypted stays readable.",
        },
        Parts = ["metadata", "rotation"],
        Controls = ["CIS 3.6", "KMS.4", "PCI 3.7.4", "SC-12"],
    };

    public Verdict Evaluate(KmsKeyConfiguration configuration, EvaluationContext context)
    {
        if (KmsVerdicts.LeftOut(configuration) is { } leftOut)
        {
            return leftOut;
        }

        var rotatable = configuration.Metadata.Is("metadata", IsRotatable, whenAbsent: false);
        if (rotatable.IsFalse)
        {
            return new Verdict.NotApplicable("KMS does not rotate such a key, or not while it is in this state.");
        }

        var rotated = configuration.Rotation.Is("rotation", rotation => rotation.Enabled, whenAbsent: false);
        return Verdict.When(rotatable & !rotated, () => new Verdict.Violation(
            "Automatic rotation is not enabled.",
            new Dictionary<string, object?>
            {
                ["key_state"] = configuration.Metadata.TryGet(out var metadata) ? metadata.KeyState : null,
                ["key_rotation_enabled"] = false,
            }));
    }

    private static bool IsRotatable(KmsKeyMetadata key) => key is { KeySpec: "SYMMETRIC_DEFAULT", Origin: "AWS_KMS", KeyState: "Enabled" }
        && key.MultiRegionKeyType != "REPLICA";
}
