using System.Text.Json;
using Qrie.Aws.S3;
using static Qrie.Policies.S3.Bucket;

namespace Qrie.Policies.S3;

public sealed class S3BucketPublicWriteTests
{
    private static readonly S3BucketPublicWrite Policy = new();

    [Theory]
    [InlineData("WRITE", true)]
    [InlineData("WRITE_ACP", true)]
    [InlineData("FULL_CONTROL", true)]
    [InlineData("READ", false)]
    [InlineData("READ_ACP", false)]
    public void A_grant_of_writing_to_the_public_violates(string permission, bool expected)
    {
        var verdict = Policy.Judge(Open with { Acl = Acl(new S3Grant(S3Grant.AllUsers, permission), new S3Grant("owner", "FULL_CONTROL")) });
        if (expected)
        {
            verdict.ShouldBeViolation().EvidenceOf().Should().Be(
                $$"""{"exposed_by":["acl"],"grants":[{"grantee":"{{S3Grant.AllUsers}}","permission":"{{permission}}"}],"statements":[]}""");
        }
        else
        {
            verdict.ShouldBeCompliant();
        }
    }

    [Theory]
    [InlineData("\"Action\":\"s3:PutObject\"", true)]
    [InlineData("\"Action\":\"s3:*\"", true)]
    [InlineData("\"Action\":[\"s3:GetObject\",\"s3:Delete*\"]", true)]
    [InlineData("\"Action\":\"s3:PutBucketPolicy\"", true)]
    [InlineData("\"Action\":\"S3:PUTBUCKETACL\"", true)]
    [InlineData("\"Action\":\"s3:PutObjectAcl\"", true)]
    [InlineData("\"NotAction\":\"s3:GetObject\"", true)]
    [InlineData("\"NotAction\":[\"s3:Put*\",\"s3:Delete*\"]", false)]
    [InlineData("\"Action\":\"s3:Get*\"", false)]
    [InlineData("\"Action\":\"s3:PutBucketTagging\"", false)]
    public void A_public_statement_that_writes_violates(string action, bool expected)
    {
        var verdict = Policy.Judge(Statement($$"""{"Effect":"Allow","Principal":"*",{{action}},"Resource":"*"}"""));
        (verdict is Verdict.Violation).Should().Be(expected);
        (verdict is Verdict.Compliant).Should().Be(!expected);
    }

    [Fact]
    public void A_writing_statement_that_is_not_public_does_not_count_beside_one_that_only_reads() => Policy.Judge(Statement(
        """{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}""",
        """{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"s3:*","Resource":"*"}""")).ShouldBeCompliant();

    [Fact]
    public void Flags_and_ownership_close_the_ways_to_write()
    {
        var acl = Open with { Acl = Acl(new S3Grant(S3Grant.AllUsers, "WRITE")) };
        Policy.Judge(acl with { Ownership = Is(new S3Ownership("BucketOwnerEnforced")) }).ShouldBeCompliant();
        Policy.Judge(acl with { PublicAccessBlock = Is(AllFlags) }).ShouldBeCompliant();
        Policy.Judge(Statement("""{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}""") with { AccountPublicAccessBlock = Is(AllFlags) }).ShouldBeCompliant();
    }

    [Fact]
    public void It_is_unknown_while_the_policy_of_a_public_bucket_cannot_be_read() =>
        Policy.Judge(Open with { PolicyStatus = Is(new S3PolicyStatus(true)), Policy = Denied<JsonElement>("s3:GetBucketPolicy") })
            .ShouldBeUnknown("policy: AccessDenied (needs s3:GetBucketPolicy)");

    [Fact]
    public void A_directory_bucket_is_left_out() => Policy.Judge(OfDirectories).ShouldBeNotApplicable();

    private static S3BucketConfiguration Statement(params string[] statements) =>
        Open with { PolicyStatus = Is(new S3PolicyStatus(true)), Policy = Bucket.Policy(statements) };
}
