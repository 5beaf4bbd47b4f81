using Qrie.Aws.Ec2;
using Qrie.Policies.S3;
using static Qrie.Policies.Ec2.Ec2;

namespace Qrie.Policies.Ec2;

public sealed class EC2EbsDefaultEncryptionDisabledTests
{
    private static readonly EC2EbsDefaultEncryptionDisabled Policy = new();

    private static readonly RegionSettingsConfiguration Settings = new() { Region = "eu-west-1", EbsEncryptionByDefault = Is(new Ec2EbsEncryption(false)) };

    [Fact]
    public void No_encryption_by_default_violates() => Policy.Judge(Settings).ShouldBeViolation().EvidenceOf().Should().Be("""{"region":"eu-west-1"}""");

    [Fact]
    public void Encryption_by_default_complies() => Policy.Judge(Settings with { EbsEncryptionByDefault = Is(new Ec2EbsEncryption(true)) }).ShouldBeCompliant();

    [Fact]
    public void A_setting_that_cannot_be_read_is_unknown() =>
        Policy.Judge(Settings with { EbsEncryptionByDefault = Denied<Ec2EbsEncryption>("ec2:GetEbsEncryptionByDefault") })
            .ShouldBeUnknown("ebs_encryption_by_default: UnauthorizedOperation (needs ec2:GetEbsEncryptionByDefault)");
}
