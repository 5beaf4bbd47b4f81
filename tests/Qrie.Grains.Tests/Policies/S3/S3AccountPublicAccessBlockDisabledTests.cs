using Qrie.Aws;
using Qrie.Aws.Organization;
using Qrie.Aws.S3;

namespace Qrie.Policies.S3;

public sealed class S3AccountPublicAccessBlockDisabledTests
{
    private static readonly S3AccountPublicAccessBlockDisabled Policy = new();

    [Fact]
    public void An_account_without_a_block_violates() => Judge(Observed<PublicAccessBlock>.Absent).ShouldBeViolation().EvidenceOf().Should()
        .Be("""{"flags":{"block_public_acls":false,"block_public_policy":false,"ignore_public_acls":false,"restrict_public_buckets":false}}""");

    [Fact]
    public void One_flag_that_is_not_set_violates() =>
        Judge(Bucket.Is(Bucket.AllFlags with { RestrictPublicBuckets = false })).ShouldBeViolation().Message.Should().Contain("gaps");

    [Fact]
    public void Four_flags_comply() => Judge(Bucket.Is(Bucket.AllFlags)).ShouldBeCompliant();

    [Fact]
    public void A_block_that_cannot_be_read_is_unknown() => Judge(Bucket.Denied<PublicAccessBlock>("s3:GetAccountPublicAccessBlock"))
        .ShouldBeUnknown("public_access_block: AccessDenied (needs s3:GetAccountPublicAccessBlock)");

    private static Verdict Judge(Observed<PublicAccessBlock> block) =>
        Policy.Evaluate(new AccountConfiguration { AccountId = "123456789012", PublicAccessBlock = block }, Bucket.Context);
}
