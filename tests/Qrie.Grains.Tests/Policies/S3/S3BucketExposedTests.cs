using System.Text.Json;
using Qrie.Aws;
using Qrie.Aws.S3;
using static Qrie.Policies.S3.Bucket;

namespace Qrie.Policies.S3;

public sealed class S3BucketExposedTests
{
    private const string PublicRead = """{"Sid":"Read","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}""";
    private const string StatusDenied = "policy_status: AccessDenied (needs s3:GetBucketPolicyStatus)";

    private static readonly S3BucketExposed Policy = new();
    private static readonly S3BucketConfiguration PublicPolicy = Open with { Policy = Bucket.Policy(PublicRead), PolicyStatus = Is(new S3PolicyStatus(true)) };
    private static readonly S3BucketConfiguration PublicAcl = Open with { Acl = Acl(new S3Grant(S3Grant.AllUsers, "READ")) };

    [Fact]
    public void A_public_policy_exposes_the_bucket()
    {
        var violation = Policy.Judge(PublicPolicy).ShouldBeViolation();
        violation.Message.Should().Contain("policy").And.Contain("access points");
        violation.EvidenceOf().Should().Be(
            """{"bucket_name":"b","exposed_by":["policy"],"grants":[],"statements":[{"index":0,"sid":"Read"}],"block_public_acls":false,"ignore_public_acls":false,"block_public_policy":false,"restrict_public_buckets":false}""");
    }

    [Theory]
    [InlineData(S3Grant.AllUsers)]
    [InlineData(S3Grant.AuthenticatedUsers)]
    public void A_grant_to_a_public_group_exposes_the_bucket(string group)
    {
        var violation = Policy.Judge(Open with { Acl = Acl(new S3Grant(group, "READ"), new S3Grant("owner", "FULL_CONTROL")) }).ShouldBeViolation();
        violation.Evidence["exposed_by"].Should().BeEquivalentTo(new[] { "acl" });
        violation.EvidenceOf().Should().Contain($$"""[{"grantee":"{{group}}","permission":"READ"}]""");
    }

    [Fact]
    public void Both_ways_are_named_where_both_are_open() =>
        Policy.Judge(PublicPolicy with { Acl = PublicAcl.Acl }).ShouldBeViolation().Evidence["exposed_by"].Should().BeEquivalentTo(new[] { "policy", "acl" });

    [Fact]
    public void A_bucket_that_lets_in_nobody_is_compliant_without_any_block() => Policy.Judge(Open).ShouldBeCompliant();

    [Fact]
    public void A_directory_bucket_is_left_out() => Policy.Judge(OfDirectories).ShouldBeNotApplicable();

    [Fact]
    public void Each_flag_counts_at_either_level()
    {
        var restricts = Is(new PublicAccessBlock { RestrictPublicBuckets = true });
        var ignores = Is(new PublicAccessBlock { IgnorePublicAcls = true });
        Policy.Judge(PublicPolicy with { AccountPublicAccessBlock = restricts }).ShouldBeCompliant();
        Policy.Judge(PublicPolicy with { PublicAccessBlock = restricts }).ShouldBeCompliant();
        Policy.Judge(PublicPolicy with { PublicAccessBlock = ignores }).ShouldBeViolation();
        Policy.Judge(PublicAcl with { AccountPublicAccessBlock = ignores }).ShouldBeCompliant();
        Policy.Judge(PublicAcl with { PublicAccessBlock = ignores }).ShouldBeCompliant();
        Policy.Judge(PublicAcl with { PublicAccessBlock = restricts }).ShouldBeViolation();
        Policy.Judge(PublicPolicy with { Acl = PublicAcl.Acl, AccountPublicAccessBlock = restricts, PublicAccessBlock = ignores }).ShouldBeCompliant();
    }

    [Fact]
    public void Flags_that_only_refuse_new_settings_close_nothing()
    {
        var refuses = Is(new PublicAccessBlock { BlockPublicAcls = true, BlockPublicPolicy = true });
        Policy.Judge(PublicPolicy with { PublicAccessBlock = refuses, AccountPublicAccessBlock = refuses }).ShouldBeViolation();
        Policy.Judge(PublicAcl with { PublicAccessBlock = refuses, AccountPublicAccessBlock = refuses }).ShouldBeViolation();
    }

    [Fact]
    public void An_enforced_owner_voids_the_acl()
    {
        Policy.Judge(PublicAcl with { Ownership = Is(new S3Ownership("BucketOwnerEnforced")) }).ShouldBeCompliant();
        Policy.Judge(PublicAcl with { Ownership = Is(new S3Ownership("BucketOwnerPreferred")) }).ShouldBeViolation();
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Both_closing_flags_at_one_level_decide_without_anything_else(bool account, bool bucket)
    {
        var closing = Is(new PublicAccessBlock { IgnorePublicAcls = true, RestrictPublicBuckets = true });
        Policy.Judge(new S3BucketConfiguration
        {
            Name = "b",
            AccountPublicAccessBlock = account ? closing : default,
            PublicAccessBlock = bucket ? closing : default,
        }).ShouldBeCompliant();
    }

    [Fact]
    public void S3_itself_decides_whether_a_policy_is_public()
    {
        Policy.Judge(PublicPolicy with { PolicyStatus = Is(new S3PolicyStatus(false)) }).ShouldBeCompliant();
        var violation = Policy.Judge(PublicPolicy with { Policy = Denied<JsonElement>("s3:GetBucketPolicy") }).ShouldBeViolation();
        violation.EvidenceOf().Should().Contain("\"statements\":[]");
    }

    [Fact]
    public void Our_own_analysis_stands_in_for_a_status_that_cannot_be_read()
    {
        var unread = Denied<S3PolicyStatus>("s3:GetBucketPolicyStatus");
        Policy.Judge(PublicPolicy with { PolicyStatus = unread }).ShouldBeViolation();
        Policy.Judge(Open with { PolicyStatus = unread }).ShouldBeCompliant();
        Policy.Judge(Open with { PolicyStatus = unread, Policy = Bucket.Policy(PublicRead.Replace("\"*\"", "\"123456789012\"")) }).ShouldBeCompliant();
    }

    [Fact]
    public void It_is_unknown_while_neither_status_nor_policy_can_be_read() =>
        Policy.Judge(Open with { PolicyStatus = Denied<S3PolicyStatus>("s3:GetBucketPolicyStatus"), Policy = Denied<JsonElement>("s3:GetBucketPolicy") })
            .ShouldBeUnknown($"{StatusDenied}; policy: AccessDenied (needs s3:GetBucketPolicy)");

    [Fact]
    public void A_malformed_policy_is_unknown_where_its_status_is() =>
        Policy.Judge(Open with { PolicyStatus = Denied<S3PolicyStatus>("s3:GetBucketPolicyStatus"), Policy = Bucket.Policy("7") })
            .ShouldBeUnknown($"{StatusDenied}; policy: MalformedPolicy, statement 1 is no object");

    [Fact]
    public void An_unreadable_flag_matters_only_where_something_is_open()
    {
        var unread = Open with { AccountPublicAccessBlock = Denied<PublicAccessBlock>("s3:GetAccountPublicAccessBlock") };
        Policy.Judge(unread).ShouldBeCompliant();
        Policy.Judge(unread with { Acl = PublicAcl.Acl }).ShouldBeUnknown("account_public_access_block: AccessDenied (needs s3:GetAccountPublicAccessBlock)");
    }

    [Fact]
    public void A_way_that_is_proved_open_stands_whatever_else_is_unreadable() =>
        Policy.Judge(PublicPolicy with { Acl = default, Ownership = default }).ShouldBeViolation();

    [Fact]
    public void An_unreadable_acl_is_unknown_unless_it_has_no_effect()
    {
        var unread = Open with { Acl = Denied<S3Acl>("s3:GetBucketAcl") };
        Policy.Judge(unread).ShouldBeUnknown("acl: AccessDenied (needs s3:GetBucketAcl)");
        Policy.Judge(unread with { Ownership = Is(new S3Ownership("BucketOwnerEnforced")) }).ShouldBeCompliant();
    }

    [Fact]
    public void An_unreadable_ownership_is_unknown_where_a_grant_depends_on_it() =>
        Policy.Judge(PublicAcl with { Ownership = Denied<S3Ownership>("s3:GetBucketOwnershipControls") })
            .ShouldBeUnknown("ownership: AccessDenied (needs s3:GetBucketOwnershipControls)");
}
