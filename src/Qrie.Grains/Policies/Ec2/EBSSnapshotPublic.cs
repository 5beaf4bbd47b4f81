using Qrie.Aws.Ec2;

namespace Qrie.Policies.Ec2;

internal sealed class EBSSnapshotPublic : IPolicy<SnapshotConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "EBSSnapshotPublic",
        Title = "Snapshot is public",
        Description = "Everybody may make a volume of the snapshot, and the region does not block it.",
        ResourceType = "AWS::EC2::Snapshot",
        Severity = 95,
        Category = PolicyCategory.DataProtection,
        Rationale = "Every AWS account can read the whole disk: data, configuration, keys that were left on it. Public snapshots are searched for such things.",
        Remediation = new()
        {
            Summary = "Make the snapshot private, and block public snapshots for the region.",
            Console =
            [
                "Open the EC2 console in the snapshot's region, choose Snapshots, and select the snapshot.",
                "Choose Actions, Snapshot settings, Modify permissions.",
                "Choose Private, and save.",
                "On the EC2 Dashboard, under Account attributes, choose Data protection and security; under Block public access for EBS snapshots "
                    + "choose Manage, Block public access, Block all public access, and Update.",
            ],
            Cli =
            [
                "aws ec2 modify-snapshot-attribute --region REGION --snapshot-id ID --attribute createVolumePermission --operation-type remove --group-names all",
                "aws ec2 enable-snapshot-block-public-access --region REGION --state block-all-sharing",
            ],
            Note = "What was on it is to be taken for known: change its secrets.",
        },
        Parts = ["create_volume_permissions", "snapshot_block_public_access"],
        Controls = ["EC2.1", "AC-3"],
    };

    public Verdict Evaluate(SnapshotConfiguration configuration, EvaluationContext context)
    {
        var isShared = configuration.CreateVolumePermissions.Is("create_volume_permissions", permissions => permissions.Contains("all"), whenAbsent: false);
        var isBlocked = configuration.SnapshotBlockPublicAccess.Is("snapshot_block_public_access", block => block.State == "block-all-sharing", whenAbsent: false);
        return Verdict.When(isShared & !isBlocked, () => new Verdict.Violation(
            "Everybody may make a volume of the snapshot.",
            new Dictionary<string, object?>
            {
                ["permissions"] = configuration.CreateVolumePermissions.TryGet(out var permissions) ? permissions : [],
                ["encrypted"] = configuration.Encrypted,
            }));
    }
}
