using Qrie.Aws.S3;
using static Qrie.Policies.S3.Bucket;

namespace Qrie.Policies.S3;

public sealed class S3BucketLoggingDisabledTests
{
    private static readonly S3BucketLoggingDisabled Policy = new();

    [Fact]
    public void A_bucket_without_a_target_violates() => Policy.Judge(Open).ShouldBeViolation();

    [Fact]
    public void A_target_complies() => Policy.Judge(Open with { Logging = Is(new S3Logging("logs", null)) }).ShouldBeCompliant();

    [Fact]
    public void Logging_that_cannot_be_read_is_unknown() =>
        Policy.Judge(Open with { Logging = Denied<S3Logging>("s3:GetBucketLogging") }).ShouldBeUnknown("logging: AccessDenied (needs s3:GetBucketLogging)");

    [Fact]
    public void A_directory_bucket_is_left_out() => Policy.Judge(OfDirectories).ShouldBeNotApplicable();
}
