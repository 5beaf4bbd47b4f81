using System.Net;
using Amazon.S3.Model;

namespace Qrie.Simulator.Tests.S3;

public sealed class BucketTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_bucket_is_encrypted_without_acls_and_blocks_public_access()
    {
        await using var aws = await Aws.StartAsync();
        var s3 = aws.S3();
        await s3.PutBucketAsync("fresh", Ct);

        (await s3.GetBucketEncryptionAsync(new GetBucketEncryptionRequest { BucketName = "fresh" }, Ct)).ServerSideEncryptionConfiguration
            .ServerSideEncryptionRules.Should().ContainSingle().Which.ServerSideEncryptionByDefault.ServerSideEncryptionAlgorithm.Value.Should().Be("AES256");
        (await s3.GetBucketOwnershipControlsAsync(new GetBucketOwnershipControlsRequest { BucketName = "fresh" }, Ct))
            .OwnershipControls.Rules.Should().ContainSingle().Which.ObjectOwnership.Value.Should().Be("BucketOwnerEnforced");
        var block = (await s3.GetPublicAccessBlockAsync(new GetPublicAccessBlockRequest { BucketName = "fresh" }, Ct)).PublicAccessBlockConfiguration;
        (block.BlockPublicAcls, block.IgnorePublicAcls, block.BlockPublicPolicy, block.RestrictPublicBuckets).Should().Be((true, true, true, true));
        (await s3.GetBucketAclAsync(new GetBucketAclRequest { BucketName = "fresh" }, Ct)).Grants.Should().ContainSingle().Which.Permission.Value.Should().Be("FULL_CONTROL");
        (await s3.GetBucketVersioningAsync("fresh", Ct)).VersioningConfig.Status.Value.Should().Be("Off");
        (await s3.GetBucketLoggingAsync("fresh", Ct)).BucketLoggingConfig?.TargetBucketName.Should().BeNull();
        await s3.GetBucketPolicyStatusAsync(new GetBucketPolicyStatusRequest { BucketName = "fresh" }, Ct).ShouldBeRefusedAsync("NoSuchBucketPolicy");
        await s3.GetBucketTaggingAsync(new GetBucketTaggingRequest { BucketName = "fresh" }, Ct).ShouldBeRefusedAsync("NoSuchTagSet");
        (await s3.GetBucketPolicyAsync("fresh", Ct)).HttpStatusCode.Should().Be(HttpStatusCode.NotFound);
        (await s3.GetLifecycleConfigurationAsync("fresh", Ct)).HttpStatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_new_bucket_has_no_block_where_the_option_says_so()
    {
        await using var aws = await Aws.StartAsync(new SimulatorOptions { NewBucketsBlockPublicAccess = false });
        var s3 = aws.S3();
        await s3.PutBucketAsync("fresh", Ct);
        await s3.GetPublicAccessBlockAsync(new GetPublicAccessBlockRequest { BucketName = "fresh" }, Ct).ShouldBeRefusedAsync("NoSuchPublicAccessBlockConfiguration");
    }

    [Fact]
    public async Task A_bucket_answers_in_its_own_region_only()
    {
        await using var aws = await Aws.StartAsync();
        var (ireland, virginia) = (aws.S3("eu-west-1"), aws.S3());
        await ireland.PutBucketAsync(new PutBucketRequest { BucketName = "irish", BucketRegionName = "eu-west-1" }, Ct);

        var refusal = await virginia.GetBucketAclAsync(new GetBucketAclRequest { BucketName = "irish" }, Ct).ShouldBeRefusedAsync("PermanentRedirect");
        refusal.StatusCode.Should().Be(HttpStatusCode.MovedPermanently);
        (await ireland.GetBucketAclAsync(new GetBucketAclRequest { BucketName = "irish" }, Ct)).Grants.Should().ContainSingle();
        (await virginia.GetBucketLocationAsync("irish", Ct)).Location.Value.Should().Be("eu-west-1");
        (await virginia.ListBucketsAsync(Ct)).Buckets.Should().ContainSingle().Which.BucketRegion.Should().Be("eu-west-1");
    }

    [Fact]
    public async Task The_location_of_the_oldest_region_is_empty()
    {
        await using var aws = await Aws.StartAsync();
        await aws.S3().PutBucketAsync("virginian", Ct);
        (await aws.S3().GetBucketLocationAsync("virginian", Ct)).Location.Value.Should().Be("");
    }

    [Fact]
    public async Task A_regional_endpoint_makes_buckets_of_its_own_region_only()
    {
        await using var aws = await Aws.StartAsync();
        await aws.S3("eu-west-1").PutBucketAsync(new PutBucketRequest { BucketName = "lost", BucketRegionName = "us-west-2" }, Ct)
            .ShouldBeRefusedAsync("IllegalLocationConstraintException");
        await aws.S3().PutBucketAsync(new PutBucketRequest { BucketName = "found", BucketRegionName = "us-west-2" }, Ct);
        aws.Organization.S3.Truth("found")!.Region.Should().Be("us-west-2");
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("Upper-Case")]
    [InlineData("under_score")]
    [InlineData("two..dots")]
    [InlineData("192.168.0.1")]
    [InlineData("xn--punycode")]
    [InlineData("some-s3alias")]
    public async Task A_name_that_S3_does_not_allow_is_refused(string name)
    {
        await using var aws = await Aws.StartAsync();
        await aws.S3().PutBucketAsync(name, Ct).ShouldBeRefusedAsync("InvalidBucketName");
    }

    [Fact]
    public async Task A_name_is_taken_until_the_bucket_is_deleted_and_then_free_for_anybody()
    {
        await using var aws = await Aws.StartAsync();
        var (mine, theirs) = (aws.S3("eu-west-1"), aws.S3("eu-west-1", Aws.Key($"account:{aws.Organization.Accounts[1].Id}")));
        var request = new PutBucketRequest { BucketName = "popular", BucketRegionName = "eu-west-1" };
        await mine.PutBucketAsync(request, Ct);
        await mine.PutBucketAsync(request, Ct).ShouldBeRefusedAsync("BucketAlreadyOwnedByYou");
        await theirs.PutBucketAsync(request, Ct).ShouldBeRefusedAsync("BucketAlreadyExists");

        await mine.DeleteBucketAsync("popular", Ct);
        await mine.GetBucketAclAsync(new GetBucketAclRequest { BucketName = "popular" }, Ct).ShouldBeRefusedAsync("NoSuchBucket");
        await theirs.PutBucketAsync(request, Ct);

        (await mine.GetBucketAclAsync(new GetBucketAclRequest { BucketName = "popular" }, Ct).ShouldBeRefusedAsync("AccessDenied"))
            .Message.Should().Contain("s3:GetBucketAcl").And.Contain($"arn:aws:iam::{aws.Account.Id}:user/admin");
        (await mine.ListBucketsAsync(Ct)).Buckets.Should().BeNullOrEmpty();
        (await theirs.ListBucketsAsync(Ct)).Buckets.Should().ContainSingle();
    }

    [Fact]
    public async Task Another_owner_than_the_expected_one_is_refused()
    {
        await using var aws = await Aws.StartAsync();
        var s3 = aws.S3();
        await s3.PutBucketAsync("mine", Ct);
        await s3.GetBucketAclAsync(new GetBucketAclRequest { BucketName = "mine", ExpectedBucketOwner = aws.Organization.Accounts[1].Id }, Ct)
            .ShouldBeRefusedAsync("AccessDenied");
        (await s3.GetBucketAclAsync(new GetBucketAclRequest { BucketName = "mine", ExpectedBucketOwner = aws.Account.Id }, Ct)).Grants.Should().ContainSingle();
    }

    [Fact]
    public async Task The_head_of_a_bucket_tells_its_region()
    {
        await using var aws = await Aws.StartAsync();
        await aws.S3().PutBucketAsync("headed", Ct);
        (await aws.S3().HeadBucketAsync(new HeadBucketRequest { BucketName = "headed" }, Ct)).BucketRegion.Should().Be("us-east-1");
        (await FluentActions.Awaiting(() => aws.S3().HeadBucketAsync(new HeadBucketRequest { BucketName = "headless" }, Ct))
            .Should().ThrowAsync<Amazon.S3.AmazonS3Exception>()).Which.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }
}
