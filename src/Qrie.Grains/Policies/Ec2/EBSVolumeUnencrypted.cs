using Qrie.Aws;
using Qrie.Aws.Ec2;

namespace Qrie.Policies.Ec2;

internal sealed class EBSVolumeUnencrypted : IPolicy<VolumeConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "EBSVolumeUnencrypted",
        Title = "Volume is not encrypted",
        Description = "The EBS volume is not encrypted.",
        ResourceType = "AWS::EC2::Volume",
        Severity = 55,
        Category = PolicyCategory.Encryption,
        Rationale = "Whoever gets hold of a snapshot of the volume reads everything on it, and snapshots of it are not encrypted either.",
        Remediation = "A volume cannot be encrypted in place: make a snapshot, copy it with --encrypted, and make a volume of the copy. Turn on encryption by default: aws ec2 enable-ebs-encryption-by-default.",
        Parts = ["encrypted", "attachments"],
        Controls = ["CIS 5.1.1", "EC2.3", "PCI 3.5.1", "SC-28(1)"],
    };

    public Verdict Evaluate(VolumeConfiguration configuration, EvaluationContext context) => Verdict.When(
        Truth.Of(!configuration.Encrypted), () => new Verdict.Violation(
            "The volume is not encrypted.",
            new Dictionary<string, object?>
            {
                ["size"] = configuration.Size,
                ["attachments"] = configuration.Attachments.Select(attachment => new { instance_id = attachment.InstanceId, device = attachment.Device }).ToArray(),
            }));
}
