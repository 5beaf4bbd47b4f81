using Qrie.Aws.Ec2;

namespace Qrie.Policies.Ec2;

internal sealed class EC2SnapshotSharingNotBlocked : IPolicy<RegionSettingsConfiguration>
{
    public PolicyDefinition Definition { get; } = new()
    {
        Id = "EC2SnapshotSharingNotBlocked",
        Title = "Public snapshots are not blocked",
        Description = "The region does not block all public sharing of snapshots.",
        ResourceType = "AWS::EC2::RegionSettings",
        Severity = 60,
        Category = PolicyCategory.DataProtection,
        Rationale = "One call makes the content of a disk public; the block makes that call without effect.",
        Remediation = new()
        {
            Summary = "Block public snapshots for the region.",
            Console =
            [
                "Open the EC2 console in the region, and choose EC2 Dashboard.",
                "Under Account attributes, choose Data protection and security.",
                "Under Block public access for EBS snapshots choose Manage, select Block public access, Block all public access, and choose Update.",
            ],
            Cli = ["aws ec2 enable-snapshot-block-public-access --region REGION --state block-all-sharing"],
            Note = "Snapshots that are public now are treated as private as long as the block stands.",
        },
        Parts = ["snapshot_block_public_access"],
        Controls = ["EC2.182", "PCI 10.3.2"],
    };

    public Verdict Evaluate(RegionSettingsConfiguration configuration, EvaluationContext context)
    {
        var block = configuration.SnapshotBlockPublicAccess;
        return Verdict.When(!block.Is("snapshot_block_public_access", set => set.State == "block-all-sharing", whenAbsent: false), () => new Verdict.Violation(
            block.TryGet(out var set) && set.State == "block-new-sharing" ? "Only new public sharing of snapshots is blocked." : "Public sharing of snapshots is not blocked.",
            new Dictionary<string, object?> { ["state"] = set?.State }));
    }
}
