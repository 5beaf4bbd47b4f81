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
        Remediation = new()
        {
            Summary = "Make a snapshot, copy it encrypted, make a volume of the copy, and put it in the old one's place. A volume cannot be encrypted in place.",
            Console =
            [
                "Open the EC2 console, choose Volumes, select the volume, and choose Actions, Create snapshot.",
                "Choose Snapshots, select the new one, choose Actions, Copy snapshot, select Encrypt this snapshot, and choose Copy snapshot.",
                "Select the copy, choose Actions, Create volume from snapshot, and choose the availability zone of the old volume.",
                "Stop the instance, detach the old volume, attach the new one under the same device name, and start the instance.",
            ],
            Cli =
            [
                "aws ec2 create-snapshot --region REGION --volume-id ID",
                "aws ec2 copy-snapshot --region REGION --source-region REGION --source-snapshot-id SNAPSHOT --encrypted",
                "aws ec2 create-volume --region REGION --availability-zone ZONE --snapshot-id COPY",
            ],
            Note = "Then stop the instance and change the volumes with aws ec2 detach-volume and aws ec2 attach-volume. So that it does not come back, turn on "
                + "encryption by default: aws ec2 enable-ebs-encryption-by-default.",
        },
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
