using Qrie.Aws;
using Qrie.Aws.S3;
using Qrie.Policies.S3;
using static Qrie.Policies.S3.Bucket;
using static Qrie.Policies.Trail.Trails;

namespace Qrie.Policies.Trail;

public sealed class CloudTrailBucketShortRetentionTests
{
    private static readonly CloudTrailBucketShortRetention Policy = new();

    [Fact]
    public void Files_that_expire_within_a_year_violate() => Judge(new S3LifecycleRule("r", "Enabled", null, 364)).ShouldBeViolation().EvidenceOf()
        .Should().Be("""{"rules":[{"days":364,"id":"r","prefix":null}]}""");

    [Theory]
    [InlineData("Enabled", 365)]
    [InlineData("Enabled", null)]
    [InlineData("Disabled", 30)]
    public void Files_that_stay_a_year_comply(string status, int? days) => Judge(new S3LifecycleRule("r", status, null, days)).ShouldBeCompliant();

    [Fact]
    public void A_bucket_without_rules_complies() => Policy.Judge(Good with { Bucket = Is(Open with { Lifecycle = Observed<S3Lifecycle>.Absent }) }).ShouldBeCompliant();

    [Theory]
    [InlineData(null, "", true)]
    [InlineData(null, "AWSLogs/", true)]
    [InlineData(null, "AWSLogs/123456789012/CloudTrail/", true)]
    [InlineData(null, "access/", false)]
    [InlineData("audit", "audit", true)]
    [InlineData("audit", "audit/AWSLogs/123456789012/", true)]
    [InlineData("audit", "AWSLogs/", false)]
    public void Only_rules_over_the_trails_files_count(string? keyPrefix, string rule, bool counts)
    {
        var verdict = Policy.Judge(Good with
        {
            Trail = Good.Trail with { KeyPrefix = keyPrefix },
            Bucket = Is(Open with { Lifecycle = Is(new S3Lifecycle([new S3LifecycleRule("r", "Enabled", rule, 30)])) }),
        });
        (verdict is Verdict.Violation).Should().Be(counts);
    }

    [Fact]
    public void What_cannot_be_read_leaves_the_answer_open()
    {
        Policy.Judge(Good with { Bucket = Is(Open with { Lifecycle = Denied<S3Lifecycle>("s3:GetLifecycleConfiguration") }) })
            .ShouldBeUnknown("bucket.lifecycle: AccessDenied (needs s3:GetLifecycleConfiguration)");
        Policy.Judge(Good with { Bucket = NotOurs }).ShouldBeUnknown("bucket: BucketOfAnotherAccount");
    }

    private static Verdict Judge(S3LifecycleRule rule) => Policy.Judge(Good with { Bucket = Is(Open with { Lifecycle = Is(new S3Lifecycle([rule])) }) });
}
