using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace Qrie.Simulator.Tests.S3;

public sealed class BucketPartTests
{
    private const string Name = "parts";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_public_access_block_is_put_read_and_deleted()
    {
        await using var aws = await Aws.StartAsync();
        var s3 = await BucketAsync(aws);
        await s3.PutPublicAccessBlockAsync(
            new PutPublicAccessBlockRequest { BucketName = Name, PublicAccessBlockConfiguration = new PublicAccessBlockConfiguration { BlockPublicPolicy = true } }, Ct);
        var block = (await s3.GetPublicAccessBlockAsync(new GetPublicAccessBlockRequest { BucketName = Name }, Ct)).PublicAccessBlockConfiguration;
        (block.BlockPublicAcls, block.IgnorePublicAcls, block.BlockPublicPolicy, block.RestrictPublicBuckets).Should().Be((false, false, true, false));

        await s3.DeletePublicAccessBlockAsync(new DeletePublicAccessBlockRequest { BucketName = Name }, Ct);
        await s3.GetPublicAccessBlockAsync(new GetPublicAccessBlockRequest { BucketName = Name }, Ct).ShouldBeRefusedAsync("NoSuchPublicAccessBlockConfiguration");
    }

    [Fact]
    public async Task Versioning_is_switched()
    {
        await using var aws = await Aws.StartAsync();
        var s3 = await BucketAsync(aws);
        foreach (var status in new[] { VersionStatus.Enabled, VersionStatus.Suspended })
        {
            await s3.PutBucketVersioningAsync(new PutBucketVersioningRequest { BucketName = Name, VersioningConfig = new S3BucketVersioningConfig { Status = status } }, Ct);
            (await s3.GetBucketVersioningAsync(Name, Ct)).VersioningConfig.Status.Should().Be(status);
        }
    }

    [Fact]
    public async Task Mfa_delete_needs_root_and_a_device_and_excludes_lifecycle_rules()
    {
        await using var aws = await Aws.StartAsync();
        var s3 = await BucketAsync(aws);
        var root = aws.S3(credentials: Aws.Key($"root:{aws.Account.Id}"));
        PutBucketVersioningRequest Request() => new()
        {
            BucketName = Name,
            VersioningConfig = new S3BucketVersioningConfig { Status = VersionStatus.Enabled, EnableMfaDelete = true },
            MfaCodes = new MfaCodes { SerialNumber = $"arn:aws:iam::{aws.Account.Id}:mfa/root-account-mfa-device", AuthenticationValue = "123456" },
        };
        await s3.PutBucketVersioningAsync(Request(), Ct).ShouldBeRefusedAsync("AccessDenied");
        var withoutDevice = Request();
        withoutDevice.MfaCodes = null;
        await root.PutBucketVersioningAsync(withoutDevice, Ct).ShouldBeRefusedAsync("AccessDenied");

        await root.PutBucketVersioningAsync(Request(), Ct);
        (await s3.GetBucketVersioningAsync(Name, Ct)).VersioningConfig.EnableMfaDelete.Should().BeTrue();
        await s3.PutLifecycleConfigurationAsync(Rules("one"), Ct).ShouldBeRefusedAsync("InvalidBucketState");
        await s3.PutBucketVersioningAsync(new PutBucketVersioningRequest { BucketName = Name, VersioningConfig = new S3BucketVersioningConfig { Status = VersionStatus.Suspended } }, Ct)
            .ShouldBeRefusedAsync("AccessDenied");
    }

    [Fact]
    public async Task Encryption_is_put_and_falls_back_to_the_default()
    {
        await using var aws = await Aws.StartAsync();
        var s3 = await BucketAsync(aws);
        PutBucketEncryptionRequest Request(ServerSideEncryptionMethod method, string? key) => new()
        {
            BucketName = Name,
            ServerSideEncryptionConfiguration = new ServerSideEncryptionConfiguration
            {
                ServerSideEncryptionRules = [new ServerSideEncryptionRule
                {
                    ServerSideEncryptionByDefault = new ServerSideEncryptionByDefault { ServerSideEncryptionAlgorithm = method, ServerSideEncryptionKeyManagementServiceKeyId = key },
                    BucketKeyEnabled = true,
                }],
            },
        };
        await s3.PutBucketEncryptionAsync(Request(ServerSideEncryptionMethod.AES256, "some-key"), Ct).ShouldBeRefusedAsync("InvalidArgument");
        await s3.PutBucketEncryptionAsync(Request(ServerSideEncryptionMethod.AWSKMS, "some-key"), Ct);
        var rule = (await s3.GetBucketEncryptionAsync(new GetBucketEncryptionRequest { BucketName = Name }, Ct)).ServerSideEncryptionConfiguration.ServerSideEncryptionRules[0];
        rule.ServerSideEncryptionByDefault.ServerSideEncryptionAlgorithm.Should().Be(ServerSideEncryptionMethod.AWSKMS);
        rule.ServerSideEncryptionByDefault.ServerSideEncryptionKeyManagementServiceKeyId.Should().Be("some-key");
        rule.BucketKeyEnabled.Should().BeTrue();

        await s3.DeleteBucketEncryptionAsync(new DeleteBucketEncryptionRequest { BucketName = Name }, Ct);
        (await s3.GetBucketEncryptionAsync(new GetBucketEncryptionRequest { BucketName = Name }, Ct)).ServerSideEncryptionConfiguration.ServerSideEncryptionRules[0]
            .ServerSideEncryptionByDefault.ServerSideEncryptionAlgorithm.Should().Be(ServerSideEncryptionMethod.AES256);
    }

    [Fact]
    public async Task Logs_go_to_a_bucket_of_the_same_account_and_region()
    {
        await using var aws = await Aws.StartAsync();
        var s3 = await BucketAsync(aws);
        await s3.PutBucketAsync("logs", Ct);
        await aws.S3("eu-west-1").PutBucketAsync(new PutBucketRequest { BucketName = "irish-logs", BucketRegionName = "eu-west-1" }, Ct);
        await aws.S3(credentials: Aws.Key($"account:{aws.Organization.Accounts[1].Id}")).PutBucketAsync("foreign-logs", Ct);
        PutBucketLoggingRequest To(string? target) => new()
        {
            BucketName = Name,
            LoggingConfig = target is null ? new S3BucketLoggingConfig() : new S3BucketLoggingConfig { TargetBucketName = target, TargetPrefix = "p/" },
        };
        await s3.PutBucketLoggingAsync(To("nowhere"), Ct).ShouldBeRefusedAsync("InvalidTargetBucketForLogging");
        await s3.PutBucketLoggingAsync(To("foreign-logs"), Ct).ShouldBeRefusedAsync("InvalidTargetBucketForLogging");
        await s3.PutBucketLoggingAsync(To("irish-logs"), Ct).ShouldBeRefusedAsync("CrossLocationLoggingProhibited");

        await s3.PutBucketLoggingAsync(To("logs"), Ct);
        var config = (await s3.GetBucketLoggingAsync(Name, Ct)).BucketLoggingConfig;
        (config.TargetBucketName, config.TargetPrefix).Should().Be(("logs", "p/"));
        await s3.PutBucketLoggingAsync(To(null), Ct);
        aws.Organization.S3.Truth(Name)!.Parts.Should().NotContainKey("logging");
    }

    [Fact]
    public async Task Ownership_is_put_read_and_deleted()
    {
        await using var aws = await Aws.StartAsync();
        var s3 = await BucketAsync(aws);
        await s3.PutBucketOwnershipControlsAsync(
            new PutBucketOwnershipControlsRequest { BucketName = Name, OwnershipControls = new OwnershipControls { Rules = [new OwnershipControlsRule { ObjectOwnership = ObjectOwnership.BucketOwnerPreferred }] } }, Ct);
        (await s3.GetBucketOwnershipControlsAsync(new GetBucketOwnershipControlsRequest { BucketName = Name }, Ct)).OwnershipControls.Rules[0].ObjectOwnership
            .Should().Be(ObjectOwnership.BucketOwnerPreferred);
        await s3.DeleteBucketOwnershipControlsAsync(new DeleteBucketOwnershipControlsRequest { BucketName = Name }, Ct);
        await s3.GetBucketOwnershipControlsAsync(new GetBucketOwnershipControlsRequest { BucketName = Name }, Ct).ShouldBeRefusedAsync("OwnershipControlsNotFoundError");
    }

    [Fact]
    public async Task Lifecycle_rules_are_put_read_and_deleted()
    {
        await using var aws = await Aws.StartAsync();
        var s3 = await BucketAsync(aws);
        await s3.PutLifecycleConfigurationAsync(Rules("one", "one"), Ct).ShouldBeRefusedAsync("InvalidArgument");
        await s3.PutLifecycleConfigurationAsync(Rules("one", "two"), Ct);
        var rules = (await s3.GetLifecycleConfigurationAsync(Name, Ct)).Configuration.Rules;
        rules.Select(rule => rule.Id).Should().Equal("one", "two");
        rules[0].Expiration.Days.Should().Be(30);
        ((LifecyclePrefixPredicate)rules[0].Filter.LifecycleFilterPredicate).Prefix.Should().Be("tmp/");

        await s3.DeleteLifecycleConfigurationAsync(Name, Ct);
        (await s3.GetLifecycleConfigurationAsync(Name, Ct)).HttpStatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Tags_are_put_read_and_deleted()
    {
        await using var aws = await Aws.StartAsync();
        var s3 = await BucketAsync(aws);
        await s3.PutBucketTaggingAsync(Name, [new Tag { Key = "aws:mine", Value = "x" }], Ct).ShouldBeRefusedAsync("InvalidTag");
        await s3.PutBucketTaggingAsync(Name, [new Tag { Key = "team", Value = "a & <b>" }], Ct);
        (await s3.GetBucketTaggingAsync(new GetBucketTaggingRequest { BucketName = Name }, Ct)).TagSet.Should().ContainSingle().Which.Value.Should().Be("a & <b>");
        await s3.DeleteBucketTaggingAsync(Name, Ct);
        await s3.GetBucketTaggingAsync(new GetBucketTaggingRequest { BucketName = Name }, Ct).ShouldBeRefusedAsync("NoSuchTagSet");
    }

    [Fact]
    public async Task What_is_put_into_a_bucket_that_is_not_there_is_refused()
    {
        await using var aws = await Aws.StartAsync();
        await aws.S3().PutBucketVersioningAsync(
            new PutBucketVersioningRequest { BucketName = "nowhere", VersioningConfig = new S3BucketVersioningConfig { Status = VersionStatus.Enabled } }, Ct)
            .ShouldBeRefusedAsync("NoSuchBucket");
    }

    [Fact]
    public async Task A_session_of_Qries_role_reads_and_does_not_write()
    {
        await using var aws = await Aws.StartAsync();
        await BucketAsync(aws);
        var session = await aws.SessionAsync();
        (await session.GetBucketVersioningAsync(Name, Ct)).HttpStatusCode.Should().Be(HttpStatusCode.OK);
        (await session.DeleteBucketAsync(Name, Ct).ShouldBeRefusedAsync("AccessDenied")).Message
            .Should().Contain("s3:DeleteBucket").And.Contain("assumed-role/QrieInventoryRole/qrie");
    }

    private static async Task<AmazonS3Client> BucketAsync(Aws aws)
    {
        var s3 = aws.S3();
        await s3.PutBucketAsync(Name, Ct);
        return s3;
    }

    private static PutLifecycleConfigurationRequest Rules(params string[] ids) => new()
    {
        BucketName = Name,
        Configuration = new LifecycleConfiguration
        {
            Rules = [.. ids.Select(id => new LifecycleRule
            {
                Id = id,
                Status = LifecycleRuleStatus.Enabled,
                Filter = new LifecycleFilter { LifecycleFilterPredicate = new LifecyclePrefixPredicate { Prefix = "tmp/" } },
                Expiration = new LifecycleRuleExpiration { Days = 30 },
            })],
        },
    };
}
