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
        Remediation = new()
        {
            Summary = "Make a snapshot of the volume, copy it encrypted, make a volume of the copy, and put it in the old one's place.",
            Console =
            [
                "Open the EC2 console, choose Volumes, select the volume that the evidence names, and choose Actions, Create snapshot.",
                "Choose Snapshots, select the new one, choose Actions, Copy snapshot, select Encrypt this snapshot, and choose Copy snapshot.",
                "Select the copy, choose Actions, Create volume from snapshot, and choose the availability zone of the instance.",
                "Stop the instance, detach the old volume, attach the new one under the same device name, and start the instance.",
            ],
            Cli =
            [
                "aws ec2 create-snapshot --region REGION --volume-id VOLUME",
                "aws ec2 copy-snapshot --region REGION --source-region REGION --source-snapshot-id SNAPSHOT --encrypted",
                "aws ec2 create-volume --region REGION --availability-zone ZONE --snapshot-id COPY",
            ],
            Note = "Then stop the instance and change the volumes with aws ec2 detach-volume and aws ec2 attach-volume. So that it does not come back, turn on "
                + "encryption by default: aws ec2 enable-ebs-encryption-by-default.",
        },
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
