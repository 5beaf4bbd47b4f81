using Qrie.Aws.Ec2;

namespace Qrie.Policies.Ec2;

internal sealed class EC2UnencryptedEBS : IPolicy<InstanceConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "EC2UnencryptedEBS",
        Title = "Instance has an unencrypted volume",
        Description = "A volume that is attached to the instance is not encrypted.",
        ResourceType = "AWS::EC2::Instance",
        Severity = 70,
        Category = PolicyCategory.Encryption,
        Rationale = "Whoever gets hold of the volume, or of a snapshot of it, reads everything on it.",
        Remediation = "Make a snapshot of the volume, copy it with --encrypted, make a volume of the copy, and put it in the old one's place. Turn on encryption by default so that it does not come back: aws ec2 enable-ebs-encryption-by-default.",
        Parts = ["volumes"],
        Controls = ["CIS 5.1.1", "EC2.3", "PCI 3.5.1", "SC-28(1)"],
    };

    public Verdict Evaluate(InstanceConfiguration configuration, EvaluationContext context)
    {
        var unencrypted = configuration.Volumes.TryGet(out var volumes) ? volumes.Where(volume => !volume.Encrypted).ToArray() : [];
        return Verdict.When(configuration.Volumes.Is("volumes", _ => unencrypted.Length > 0, whenAbsent: false), () => new Verdict.Violation(
            unencrypted.Length == 1 ? "A volume of the instance is not encrypted." : $"{unencrypted.Length} volumes of the instance are not encrypted.",
            new Dictionary<string, object?>
            {
                ["unencrypted_volumes"] = unencrypted.Select(volume => new { volume_id = volume.VolumeId, device = volume.Device }).ToArray(),
                ["total_volumes"] = volumes!.Count,
                ["unencrypted_count"] = unencrypted.Length,
            }));
    }
}
