using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.S3.Model;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Services.Trail;

/// <summary>Trails from the event to the finding. Each test has an account of its own, or a trail of its own.</summary>
public sealed class TrailServiceTests(QrieFixture fixture) : IClassFixture<QrieFixture>
{
    private readonly QrieHost qrie = fixture.Host;
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_trail_is_made_stopped_started_and_deleted_and_its_account_with_it()
    {
        var account = qrie.Simulator.Organization.Accounts[0];
        var (trail, root) = (Arn(account, "story"), $"arn:aws:account::{account.Id}:account");
        await BucketAsync(account, "story-logs");
        await CallAsync(account, "CreateTrail", ("Name", "story"), ("S3BucketName", "story-logs"), ("IsMultiRegionTrail", true));
        await qrie.ShouldBeActiveAsync(trail, "CloudTrailLoggingStopped", "CreateTrail");
        await qrie.ShouldBeActiveAsync(trail, "CloudTrailLogValidationDisabled", "CreateTrail");
        await qrie.ShouldBeActiveAsync(root, "CloudTrailDisabled", "CreateTrail");

        await CallAsync(account, "StartLogging", ("Name", "story"));
        await qrie.ShouldBeResolvedAsync(trail, "CloudTrailLoggingStopped");
        await qrie.ShouldBeResolvedAsync(root, "CloudTrailDisabled");

        await CallAsync(account, "StopLogging", ("Name", trail));
        var stopped = await qrie.ShouldBeActiveAsync(trail, "CloudTrailLoggingStopped", "StopLogging");
        stopped.Evidence.Should().Contain("stopped_at\":\"20");
        await qrie.ShouldBeActiveAsync(root, "CloudTrailDisabled", "StopLogging");

        await CallAsync(account, "UpdateTrail", ("Name", "story"), ("EnableLogFileValidation", true), ("KmsKeyId", "arn:aws:kms:us-east-1:1:key/1"));
        await qrie.ShouldBeResolvedAsync(trail, "CloudTrailLogValidationDisabled");
        await qrie.ShouldBeResolvedAsync(trail, "CloudTrailKmsDisabled");

        await CallAsync(account, "DeleteTrail", ("Name", "story"));
        await qrie.ShouldBeTombstoneAsync(trail);
    }

    [Fact]
    public async Task A_bucket_that_is_made_public_is_found_at_its_trail_and_found_closed_again()
    {
        var account = qrie.Simulator.Organization.Accounts[1];
        var trail = Arn(account, "opened");
        using var s3 = await BucketAsync(account, "opened-logs");
        await CallAsync(account, "CreateTrail", ("Name", "opened"), ("S3BucketName", "opened-logs"));
        (await qrie.FindingAsync(trail, "CloudTrailS3BucketPublic")).Should().BeNull();

        await s3.PutBucketPolicyAsync(
            "opened-logs", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::opened-logs/*"}]}""", ct);
        var finding = await qrie.ShouldBeActiveAsync(trail, "CloudTrailS3BucketPublic", "PutBucketPolicy");
        finding.Evidence.Should().Be("""{"bucket":"opened-logs","path":["policy"]}""");

        await qrie.PutAccountBlockAsync(account, open: false);
        await qrie.ShouldBeResolvedAsync(trail, "CloudTrailS3BucketPublic");
        await qrie.PutAccountBlockAsync(account, open: true);
        await qrie.ShouldBeActiveAsync(trail, "CloudTrailS3BucketPublic", "DeleteAccountPublicAccessBlock");

        await s3.DeleteBucketPolicyAsync("opened-logs", ct);
        await qrie.ShouldBeResolvedAsync(trail, "CloudTrailS3BucketPublic");
    }

    [Fact]
    public async Task The_organizations_trail_counts_for_its_members_and_is_no_resource_of_theirs()
    {
        var account = qrie.Simulator.Organization.Accounts[2];
        var root = $"arn:aws:account::{account.Id}:account";
        await BucketAsync(account, "member-logs");
        await CallAsync(account, "CreateTrail", ("Name", "own"), ("S3BucketName", "member-logs"));
        await qrie.ShouldBeActiveAsync(root, "CloudTrailDisabled", "CreateTrail");

        await CallAsync("000000000000", "CreateTrail", ("Name", "all"), ("S3BucketName", "member-logs"), ("IsMultiRegionTrail", true), ("IsOrganizationTrail", true));
        try
        {
            await CallAsync("000000000000", "StartLogging", ("Name", "all"));
            // No record of it reaches the member: its next event does.
            await CallAsync(account, "StartLogging", ("Name", "own"));
            await qrie.ShouldBeResolvedAsync(root, "CloudTrailDisabled");
            (await qrie.Service<IInventoryQueries>().ArnsAsync(account.Id, "AWS::CloudTrail::Trail", null, ct))
                .Should().Contain(Arn(account, "own")).And.NotContain(arn => arn.EndsWith("/all"));
        }
        finally
        {
            await CallAsync("000000000000", "DeleteTrail", ("Name", "all"));
        }
    }

    [Fact]
    public async Task What_may_not_be_read_is_unknown_and_the_coverage_names_the_action()
    {
        var account = qrie.Simulator.Organization.Accounts[3];
        var faults = qrie.Simulator.Organization.Faults;
        await BucketAsync(account, "denied-logs");
        faults.Deny(account.Id, "cloudtrail:GetTrailStatus");
        faults.Deny(account.Id, "s3:GetBucketLogging");
        try
        {
            await CallAsync(account, "CreateTrail", ("Name", "denied"), ("S3BucketName", "denied-logs"), ("IsMultiRegionTrail", true));
            await qrie.ShouldBeUnknownAsync(Arn(account, "denied"), "CloudTrailLoggingStopped", "status", "cloudtrail:GetTrailStatus");
            await qrie.ShouldBeUnknownAsync(Arn(account, "denied"), "CloudTrailBucketLoggingDisabled", "bucket.logging", "s3:GetBucketLogging");
            await qrie.ShouldBeUnknownAsync($"arn:aws:account::{account.Id}:account", "CloudTrailDisabled", "trails", "cloudtrail:GetTrailStatus");
        }
        finally
        {
            faults.Allow(account.Id);
        }
    }

    [Fact]
    public async Task A_bucket_of_an_account_that_is_not_onboarded_is_unknown()
    {
        var account = qrie.Simulator.Organization.Accounts[2];
        await BucketAsync("000000000000", "elsewhere-logs");
        await CallAsync(account, "CreateTrail", ("Name", "elsewhere"), ("S3BucketName", "elsewhere-logs"));
        var resource = await qrie.ResourceAsync(Arn(account, "elsewhere"));
        resource.UnknownPolicies["CloudTrailS3BucketPublic"].Should().Be("bucket: BucketOfAnotherAccount");
        resource.Unreadable.Should().Contain(new UnreadablePart("bucket", "BucketOfAnotherAccount", null));
    }

    private static string Arn(SimulatedAccount account, string name) => $"arn:aws:cloudtrail:us-east-1:{account.Id}:trail/{name}";

    private Task<JsonElement> CallAsync(SimulatedAccount account, string operation, params (string Name, JsonNode Value)[] input) => CallAsync(account.Id, operation, input);

    private Task<JsonElement> CallAsync(string accountId, string operation, params (string Name, JsonNode Value)[] input) => qrie.Simulator.JsonAsync(
        accountId, "cloudtrail", "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101", operation,
        new JsonObject(input.Select(pair => KeyValuePair.Create(pair.Name, (JsonNode?)pair.Value))));

    private Task<Amazon.S3.AmazonS3Client> BucketAsync(SimulatedAccount account, string name) => BucketAsync(account.Id, name);

    private async Task<Amazon.S3.AmazonS3Client> BucketAsync(string accountId, string name)
    {
        var s3 = qrie.S3(new SimulatedAccount(accountId, "", "", "", ""));
        await s3.PutBucketAsync(new PutBucketRequest { BucketName = name }, ct);
        return s3;
    }
}
