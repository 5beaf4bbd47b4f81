using Qrie.Aws.S3;
using static Qrie.Policies.S3.Bucket;

namespace Qrie.Policies.S3;

public sealed class S3BucketVersioningDisabledTests
{
    private static readonly S3BucketVersioningDisabled Policy = new();

    [Fact]
    public void A_bucket_that_never_had_versions_violates()
    {
        var violation = Policy.Judge(Open).ShouldBeViolation();
        violation.Message.Should().Contain("never");
        violation.EvidenceOf().Should().Be("""{"versioning":null,"mfa_delete":null}""");
    }

    [Fact]
    public void Suspended_versions_violate() =>
        Policy.Judge(Open with { Versioning = Is(new S3Versioning("Suspended", "Disabled")) }).ShouldBeViolation()
            .EvidenceOf().Should().Be("""{"versioning":"Suspended","mfa_delete":"Disabled"}""");

    [Fact]
    public void Enabled_versions_comply() => Policy.Judge(Open with { Versioning = Is(new S3Versioning("Enabled", null)) }).ShouldBeCompliant();

    [Fact]
    public void Versioning_that_cannot_be_read_is_unknown()
    {
        Policy.Judge(Open with { Versioning = Denied<S3Versioning>("s3:GetBucketVersioning") })
            .ShouldBeUnknown("versioning: AccessDenied (needs s3:GetBucketVersioning)");
        Policy.Judge(Open with { Versioning = default }).ShouldBeUnknown("versioning: NotDescribed");
    }

    [Fact]
    public void A_directory_bucket_is_left_out() => Policy.Judge(OfDirectories).ShouldBeNotApplicable();
}
