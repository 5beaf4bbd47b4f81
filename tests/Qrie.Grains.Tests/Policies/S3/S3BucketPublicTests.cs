using Qrie.Aws.S3;
using static Qrie.Policies.S3.Bucket;

namespace Qrie.Policies.S3;

public sealed class S3BucketPublicTests
{
    private static readonly S3BucketPublic Policy = new();

    [Fact]
    public void A_bucket_without_any_block_violates()
    {
        var violation = Policy.Judge(Open).ShouldBeViolation();
        violation.Message.Should().Contain("BlockPublicAcls, IgnorePublicAcls, BlockPublicPolicy, RestrictPublicBuckets");
        const string none = """{"block_public_acls":false,"block_public_policy":false,"ignore_public_acls":false,"restrict_public_buckets":false}""";
        violation.EvidenceOf().Should().Be($$"""{"account":{{none}},"bucket":{{none}}}""");
    }

    [Fact]
    public void Four_flags_at_one_level_decide()
    {
        Policy.Judge(Open with { PublicAccessBlock = Is(AllFlags), AccountPublicAccessBlock = default }).ShouldBeCompliant();
        Policy.Judge(Open with { AccountPublicAccessBlock = Is(AllFlags), PublicAccessBlock = default }).ShouldBeCompliant();
    }

    [Fact]
    public void Flags_of_both_levels_add_up() => Policy.Judge(Open with
    {
        AccountPublicAccessBlock = Is(new PublicAccessBlock { BlockPublicAcls = true, IgnorePublicAcls = true }),
        PublicAccessBlock = Is(new PublicAccessBlock { BlockPublicPolicy = true, RestrictPublicBuckets = true }),
    }).ShouldBeCompliant();

    [Fact]
    public void One_flag_that_is_missing_at_both_levels_violates() => Policy.Judge(Open with
    {
        AccountPublicAccessBlock = Is(AllFlags with { BlockPublicPolicy = false }),
        PublicAccessBlock = Is(AllFlags with { BlockPublicPolicy = false }),
    }).ShouldBeViolation().Message.Should().EndWith(": BlockPublicPolicy.");

    [Fact]
    public void It_is_unknown_while_the_other_level_could_still_close_the_gap()
    {
        Policy.Judge(Open with { AccountPublicAccessBlock = Denied<PublicAccessBlock>("s3:GetAccountPublicAccessBlock") })
            .ShouldBeUnknown("account_public_access_block: AccessDenied (needs s3:GetAccountPublicAccessBlock)");
        Policy.Judge(Open with { PublicAccessBlock = Denied<PublicAccessBlock>("s3:GetBucketPublicAccessBlock") })
            .ShouldBeUnknown("public_access_block: AccessDenied (needs s3:GetBucketPublicAccessBlock)");
    }

    [Fact]
    public void A_directory_bucket_is_left_out() => Policy.Judge(OfDirectories).ShouldBeNotApplicable();
}
