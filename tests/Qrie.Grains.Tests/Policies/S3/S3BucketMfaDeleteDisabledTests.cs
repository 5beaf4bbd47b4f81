using Qrie.Aws;
using Qrie.Aws.S3;
using static Qrie.Policies.S3.Bucket;

namespace Qrie.Policies.S3;

public sealed class S3BucketMfaDeleteDisabledTests
{
    private static readonly S3BucketMfaDeleteDisabled Policy = new();
    private static readonly Observed<S3Versioning> Unprotected = Is(new S3Versioning("Enabled", null));
    private static readonly Observed<S3Lifecycle> Rules = Is(new S3Lifecycle([new S3LifecycleRule("r", "Disabled", null, 30)]));

    [Theory]
    [InlineData(null)]
    [InlineData("Disabled")]
    public void Versions_without_a_second_factor_violate(string? mfaDelete) =>
        Policy.Judge(Open with { Versioning = Is(new S3Versioning("Enabled", mfaDelete)) }).ShouldBeViolation()
            .Evidence.Should().BeEquivalentTo(new Dictionary<string, object?> { ["versioning"] = "Enabled", ["mfa_delete"] = mfaDelete });

    [Fact]
    public void A_second_factor_complies_whatever_the_lifecycle_is()
    {
        var protects = Open with { Versioning = Is(new S3Versioning("Enabled", "Enabled")) };
        Policy.Judge(protects).ShouldBeCompliant();
        Policy.Judge(protects with { Lifecycle = default }).ShouldBeCompliant();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Suspended")]
    public void A_bucket_without_versions_is_left_out(string? status) =>
        Policy.Judge(Open with { Versioning = Is(new S3Versioning(status, null)), Lifecycle = default }).ShouldBeNotApplicable();

    [Fact]
    public void A_bucket_with_lifecycle_rules_is_left_out_even_if_its_versioning_cannot_be_read()
    {
        Policy.Judge(Open with { Versioning = Unprotected, Lifecycle = Rules }).ShouldBeNotApplicable();
        Policy.Judge(Open with { Versioning = Denied<S3Versioning>("s3:GetBucketVersioning"), Lifecycle = Rules }).ShouldBeNotApplicable();
    }

    [Fact]
    public void It_is_unknown_while_what_would_decide_cannot_be_read()
    {
        Policy.Judge(Open with { Versioning = Unprotected, Lifecycle = Denied<S3Lifecycle>("s3:GetLifecycleConfiguration") })
            .ShouldBeUnknown("lifecycle: AccessDenied (needs s3:GetLifecycleConfiguration)");
        Policy.Judge(Open with { Versioning = Denied<S3Versioning>("s3:GetBucketVersioning") })
            .ShouldBeUnknown("versioning: AccessDenied (needs s3:GetBucketVersioning)");
    }

    [Fact]
    public void A_directory_bucket_is_left_out() => Policy.Judge(OfDirectories).ShouldBeNotApplicable();
}
