using Qrie.Aws.S3;
using Qrie.Policies.S3;
using static Qrie.Policies.S3.Bucket;
using static Qrie.Policies.Trail.Trails;

namespace Qrie.Policies.Trail;

public sealed class CloudTrailS3BucketPublicTests
{
    private static readonly CloudTrailS3BucketPublic Policy = new();
    private static readonly S3Grant Everybody = new("http://acs.amazonaws.com/groups/global/AllUsers", "READ");

    [Fact]
    public void A_bucket_that_is_open_by_its_policy_violates() => Judge(Open with { PolicyStatus = Is(new S3PolicyStatus(true)) })
        .ShouldBeViolation().EvidenceOf().Should().Be("""{"bucket":"b","path":["policy"]}""");

    [Fact]
    public void A_bucket_that_is_open_by_its_ACL_violates() =>
        Judge(Open with { Acl = Acl(Everybody) }).ShouldBeViolation().EvidenceOf().Should().Be("""{"bucket":"b","path":["acl"]}""");

    [Fact]
    public void A_bucket_that_is_closed_complies() => Judge(Open).ShouldBeCompliant();

    [Fact]
    public void The_accounts_block_closes_it() =>
        Judge(Open with { PolicyStatus = Is(new S3PolicyStatus(true)), Acl = Acl(Everybody), AccountPublicAccessBlock = Is(AllFlags) }).ShouldBeCompliant();

    [Fact]
    public void The_block_alone_decides_whatever_else_cannot_be_read() =>
        Judge(Open with { PublicAccessBlock = Is(AllFlags), Policy = default, PolicyStatus = default, Acl = default }).ShouldBeCompliant();

    [Fact]
    public void A_part_of_the_bucket_that_cannot_be_read_leaves_the_answer_open() =>
        Judge(Open with { Acl = Denied<S3Acl>("s3:GetBucketAcl") }).ShouldBeUnknown("acl: AccessDenied (needs s3:GetBucketAcl)");

    [Fact]
    public void A_bucket_of_another_account_leaves_the_answer_open() =>
        Policy.Judge(Good with { Bucket = NotOurs }).ShouldBeUnknown("bucket: BucketOfAnotherAccount");

    private static Verdict Judge(S3BucketConfiguration bucket) => Policy.Judge(Good with { Bucket = Is(bucket) });
}
