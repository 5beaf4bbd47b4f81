using Qrie.Aws.Ec2;
using Qrie.Policies.S3;
using static Qrie.Policies.Ec2.Ec2;

namespace Qrie.Policies.Ec2;

public sealed class EBSSnapshotPublicTests
{
    private static readonly EBSSnapshotPublic Policy = new();

    private static readonly SnapshotConfiguration Snapshot = new()
    {
        SnapshotId = "snap-1", Encrypted = false, Tags = NoTags,
        CreateVolumePermissions = Is<IReadOnlyList<string>>(["111122223333", "all"]),
        SnapshotBlockPublicAccess = Is(new Ec2SharingBlock("unblocked")),
    };

    [Theory]
    [InlineData("unblocked")]
    [InlineData("block-new-sharing")]
    public void A_public_snapshot_violates_unless_all_sharing_is_blocked(string state) =>
        Policy.Judge(Snapshot with { SnapshotBlockPublicAccess = Is(new Ec2SharingBlock(state)) }).ShouldBeViolation()
            .EvidenceOf().Should().Be("""{"permissions":["111122223333","all"],"encrypted":false}""");

    [Fact]
    public void The_regions_block_closes_it() => Policy.Judge(Snapshot with { SnapshotBlockPublicAccess = Is(new Ec2SharingBlock("block-all-sharing")) }).ShouldBeCompliant();

    [Fact]
    public void One_that_is_shared_with_accounts_complies() => Policy.Judge(Snapshot with { CreateVolumePermissions = Is<IReadOnlyList<string>>(["111122223333"]) }).ShouldBeCompliant();

    [Fact]
    public void Either_part_alone_may_decide()
    {
        Policy.Judge(Snapshot with { CreateVolumePermissions = Is<IReadOnlyList<string>>([]), SnapshotBlockPublicAccess = default }).ShouldBeCompliant();
        Policy.Judge(Snapshot with { CreateVolumePermissions = default, SnapshotBlockPublicAccess = Is(new Ec2SharingBlock("block-all-sharing")) }).ShouldBeCompliant();
    }

    [Fact]
    public void Otherwise_it_is_unknown()
    {
        Policy.Judge(Snapshot with { CreateVolumePermissions = Denied<IReadOnlyList<string>>("ec2:DescribeSnapshotAttribute") })
            .ShouldBeUnknown("create_volume_permissions: UnauthorizedOperation (needs ec2:DescribeSnapshotAttribute)");
        Policy.Judge(Snapshot with { SnapshotBlockPublicAccess = default }).ShouldBeUnknown("snapshot_block_public_access: NotDescribed");
    }
}
