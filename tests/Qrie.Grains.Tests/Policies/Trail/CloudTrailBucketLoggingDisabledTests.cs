using Qrie.Aws;
using Qrie.Aws.S3;
using Qrie.Policies.S3;
using static Qrie.Policies.S3.Bucket;
using static Qrie.Policies.Trail.Trails;

namespace Qrie.Policies.Trail;

public sealed class CloudTrailBucketLoggingDisabledTests
{
    private static readonly CloudTrailBucketLoggingDisabled Policy = new();

    [Fact]
    public void A_bucket_without_an_access_log_violates() =>
        Policy.Judge(Good with { Bucket = Is(Open with { Logging = Observed<S3Logging>.Absent }) }).ShouldBeViolation().EvidenceOf().Should().Be("""{"bucket":"b"}""");

    [Fact]
    public void A_bucket_with_an_access_log_complies() => Policy.Judge(Good).ShouldBeCompliant();

    [Fact]
    public void What_cannot_be_read_leaves_the_answer_open()
    {
        Policy.Judge(Good with { Bucket = Is(Open with { Logging = Denied<S3Logging>("s3:GetBucketLogging") }) })
            .ShouldBeUnknown("bucket.logging: AccessDenied (needs s3:GetBucketLogging)");
        Policy.Judge(Good with { Bucket = NotOurs }).ShouldBeUnknown("bucket: BucketOfAnotherAccount");
    }
}
