using Qrie.Aws.Ec2;
using Qrie.Policies.S3;
using static Qrie.Policies.Ec2.Ec2;

namespace Qrie.Policies.Ec2;

public sealed class EC2SnapshotSharingNotBlockedTests
{
    private static readonly EC2SnapshotSharingNotBlocked Policy = new();

    private static readonly RegionSettingsConfiguration Settings = new() { Region = "eu-west-1" };

    [Theory]
    [InlineData("unblocked", "not blocked")]
    [InlineData("block-new-sharing", "Only new")]
    public void Anything_but_all_blocked_violates(string state, string words)
    {
        var violation = Policy.Judge(Settings with { SnapshotBlockPublicAccess = Is(new Ec2SharingBlock(state)) }).ShouldBeViolation();
        violation.Message.Should().Contain(words);
        violation.Evidence["state"].Should().Be(state);
    }

    [Fact]
    public void All_blocked_complies() => Policy.Judge(Settings with { SnapshotBlockPublicAccess = Is(new Ec2SharingBlock("block-all-sharing")) }).ShouldBeCompliant();

    [Fact]
    public void A_setting_that_cannot_be_read_is_unknown() => Policy.Judge(Settings).ShouldBeUnknown("snapshot_block_public_access: NotDescribed");
}
