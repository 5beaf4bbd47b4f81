using Qrie.Aws.Ec2;
using Qrie.Policies.S3;
using static Qrie.Policies.Ec2.Ec2;

namespace Qrie.Policies.Ec2;

public sealed class EBSVolumeUnencryptedTests
{
    private static readonly EBSVolumeUnencrypted Policy = new();

    private static readonly VolumeConfiguration Volume = new() { VolumeId = "vol-1", Encrypted = false, Size = 8, Attachments = [new("i-1", "/dev/xvda", true)], Tags = NoTags };

    [Fact]
    public void An_unencrypted_volume_violates() =>
        Policy.Judge(Volume).ShouldBeViolation().EvidenceOf().Should().Be("""{"size":8,"attachments":[{"device":"/dev/xvda","instance_id":"i-1"}]}""");

    [Fact]
    public void An_encrypted_volume_complies() => Policy.Judge(Volume with { Encrypted = true }).ShouldBeCompliant();
}
