using Qrie.Aws.Ec2;
using Qrie.Policies.S3;
using static Qrie.Policies.Ec2.Ec2;

namespace Qrie.Policies.Ec2;

public sealed class EC2ImagePublicTests
{
    private static readonly EC2ImagePublic Policy = new();

    private static readonly ImageConfiguration Image = new() { ImageId = "ami-1", ImageName = "web", Public = true, SnapshotIds = ["snap-1"], Tags = NoTags };

    [Fact]
    public void A_public_image_violates() =>
        Policy.Judge(Image).ShouldBeViolation().EvidenceOf().Should().Be("""{"permissions":["all"],"image_name":"web","snapshot_ids":["snap-1"]}""");

    [Fact]
    public void A_private_image_complies() => Policy.Judge(Image with { Public = false }).ShouldBeCompliant();
}
