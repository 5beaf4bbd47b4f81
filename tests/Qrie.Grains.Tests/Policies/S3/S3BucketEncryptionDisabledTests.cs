using Qrie.Aws.S3;
using static Qrie.Policies.S3.Bucket;

namespace Qrie.Policies.S3;

public sealed class S3BucketEncryptionDisabledTests
{
    private static readonly S3BucketEncryptionDisabled Policy = new();

    [Fact]
    public void A_bucket_without_rules_violates() =>
        Policy.Judge(Open).ShouldBeViolation().EvidenceOf().Should().Be("""{"default_encryption":null}""");

    [Fact]
    public void A_rule_without_an_algorithm_violates() =>
        Policy.Judge(Open with { Encryption = Is(new S3Encryption([new S3EncryptionRule(null, null, true)])) }).ShouldBeViolation()
            .EvidenceOf().Should().Be("""{"default_encryption":[{"bucket_key_enabled":true,"kms_key_id":null,"sse_algorithm":null}]}""");

    [Theory]
    [InlineData("AES256")]
    [InlineData("aws:kms")]
    [InlineData("aws:kms:dsse")]
    public void Any_algorithm_complies(string algorithm) =>
        Policy.Judge(Open with { Encryption = Is(new S3Encryption([new S3EncryptionRule(algorithm, null, false)])) }).ShouldBeCompliant();

    [Fact]
    public void An_encryption_that_cannot_be_read_is_unknown() =>
        Policy.Judge(Open with { Encryption = Denied<S3Encryption>("s3:GetEncryptionConfiguration") })
            .ShouldBeUnknown("encryption: AccessDenied (needs s3:GetEncryptionConfiguration)");

    [Fact]
    public void A_directory_bucket_is_left_out() => Policy.Judge(OfDirectories).ShouldBeNotApplicable();
}
