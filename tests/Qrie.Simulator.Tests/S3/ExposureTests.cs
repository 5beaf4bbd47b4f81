using Amazon.S3;
using Amazon.S3.Model;

namespace Qrie.Simulator.Tests.S3;

public sealed class ExposureTests
{
    private const string Name = "exposed";
    private const string AllUsers = "http://acs.amazonaws.com/groups/global/AllUsers";

    private static readonly string PublicRead =
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::{{Name}}/*"}]}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_public_policy_is_refused_where_it_is_blocked_and_taken_where_it_is_not()
    {
        await using var aws = await Aws.StartAsync();
        var s3 = aws.S3();
        await s3.PutBucketAsync(Name, Ct);
        (await s3.PutBucketPolicyAsync(Name, PublicRead, Ct).ShouldBeRefusedAsync("AccessDenied")).Message.Should().Contain("BlockPublicPolicy");

        await s3.DeletePublicAccessBlockAsync(new DeletePublicAccessBlockRequest { BucketName = Name }, Ct);
        await s3.PutBucketPolicyAsync(Name, PublicRead, Ct);
        (await s3.GetBucketPolicyAsync(Name, Ct)).Policy.Should().Be(PublicRead);
        (await s3.GetBucketPolicyStatusAsync(new GetBucketPolicyStatusRequest { BucketName = Name }, Ct)).PolicyStatus.IsPublic.Should().BeTrue();
        aws.Organization.S3.Truth(Name)!.PolicyIsPublic.Should().BeTrue();

        await s3.DeleteBucketPolicyAsync(Name, Ct);
        await s3.GetBucketPolicyStatusAsync(new GetBucketPolicyStatusRequest { BucketName = Name }, Ct).ShouldBeRefusedAsync("NoSuchBucketPolicy");
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::another/*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"ec2:RunInstances","Resource":"arn:aws:s3:::exposed/*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":{"AWS":"somebody"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::exposed/*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::exposed/*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Maybe","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::exposed/*"}]}""")]
    public async Task A_policy_that_is_malformed_or_about_another_bucket_is_refused(string policy)
    {
        await using var aws = await Aws.StartAsync();
        var s3 = await aws.OpenBucketAsync(Name);
        await s3.PutBucketPolicyAsync(Name, policy, Ct).ShouldBeRefusedAsync("MalformedPolicy");
    }

    [Fact]
    public async Task An_acl_is_refused_where_the_owner_enforces_ownership()
    {
        await using var aws = await Aws.StartAsync();
        var s3 = aws.S3();
        await s3.PutBucketAsync(Name, Ct);
        await s3.PutBucketAclAsync(new PutBucketAclRequest { BucketName = Name, ACL = S3CannedACL.Private }, Ct).ShouldBeRefusedAsync("AccessControlListNotSupported");
    }

    [Fact]
    public async Task A_public_acl_is_refused_where_it_is_blocked()
    {
        await using var aws = await Aws.StartAsync();
        var s3 = await aws.OpenBucketAsync(Name);
        await s3.PutPublicAccessBlockAsync(
            new PutPublicAccessBlockRequest { BucketName = Name, PublicAccessBlockConfiguration = new PublicAccessBlockConfiguration { BlockPublicAcls = true } }, Ct);
        await s3.PutBucketAclAsync(new PutBucketAclRequest { BucketName = Name, ACL = S3CannedACL.PublicRead }, Ct).ShouldBeRefusedAsync("AccessDenied");
        await s3.PutBucketAclAsync(new PutBucketAclRequest { BucketName = Name, ACL = S3CannedACL.LogDeliveryWrite }, Ct);
        aws.Organization.S3.Truth(Name)!.AclIsPublic.Should().BeFalse();
    }

    [Fact]
    public async Task A_canned_acl_becomes_grants()
    {
        await using var aws = await Aws.StartAsync();
        var s3 = await aws.OpenBucketAsync(Name);
        await s3.PutBucketAclAsync(new PutBucketAclRequest { BucketName = Name, ACL = S3CannedACL.PublicReadWrite }, Ct);
        var acl = await s3.GetBucketAclAsync(new GetBucketAclRequest { BucketName = Name }, Ct);
        acl.Grants.Where(grant => grant.Grantee.URI == AllUsers).Select(grant => grant.Permission.Value).Should().Equal("READ", "WRITE");
        acl.Grants.Should().Contain(grant => grant.Grantee.CanonicalUser == acl.Owner.Id && grant.Permission == S3Permission.FULL_CONTROL);
        aws.Organization.S3.Truth(Name)!.AclIsPublic.Should().BeTrue();
    }

    [Fact]
    public async Task An_acl_document_is_read()
    {
        await using var aws = await Aws.StartAsync();
        var s3 = await aws.OpenBucketAsync(Name);
        var acl = await s3.GetBucketAclAsync(new GetBucketAclRequest { BucketName = Name }, Ct);
        await s3.PutBucketAclAsync(
            new PutBucketAclRequest
            {
                BucketName = Name,
                AccessControlPolicy = new S3AccessControlList
                {
                    Owner = acl.Owner,
                    Grants = [new S3Grant { Grantee = new S3Grantee { URI = AllUsers }, Permission = S3Permission.READ_ACP }],
                },
            },
            Ct);
        (await s3.GetBucketAclAsync(new GetBucketAclRequest { BucketName = Name }, Ct)).Grants
            .Should().ContainSingle().Which.Permission.Should().Be(S3Permission.READ_ACP);
    }

    [Fact]
    public async Task A_bucket_with_an_acl_cannot_be_given_enforced_ownership()
    {
        await using var aws = await Aws.StartAsync();
        var s3 = await aws.OpenBucketAsync(Name);
        await s3.PutBucketAclAsync(new PutBucketAclRequest { BucketName = Name, ACL = S3CannedACL.PublicRead }, Ct);
        await s3.PutBucketOwnershipControlsAsync(
            new PutBucketOwnershipControlsRequest { BucketName = Name, OwnershipControls = new OwnershipControls { Rules = [new OwnershipControlsRule { ObjectOwnership = ObjectOwnership.BucketOwnerEnforced }] } }, Ct)
            .ShouldBeRefusedAsync("InvalidBucketAclWithObjectOwnership");
    }

    [Fact]
    public async Task A_new_bucket_cannot_have_a_public_acl_that_it_would_refuse()
    {
        await using var aws = await Aws.StartAsync();
        var s3 = aws.S3();
        await s3.PutBucketAsync(new PutBucketRequest { BucketName = Name, CannedACL = S3CannedACL.PublicRead }, Ct).ShouldBeRefusedAsync("InvalidBucketAclWithObjectOwnership");
        await s3.PutBucketAsync(new PutBucketRequest { BucketName = Name, CannedACL = S3CannedACL.PublicRead, ObjectOwnership = ObjectOwnership.ObjectWriter }, Ct)
            .ShouldBeRefusedAsync("InvalidBucketAclWithBlockPublicAccessError");
    }
}
