using System.Text.Json;
using Amazon.S3.Model;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;

namespace Qrie.Silo.Tests.Invariants;

/// <summary>The four records with which it all began, on a bucket of their own.</summary>
public sealed class StoryTests(QrieFixture fixture) : IClassFixture<QrieFixture>
{
    private readonly QrieHost qrie = fixture.Host;
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bucket_without_a_block_is_flagged_changed_mended_and_deleted()
    {
        const string arn = "arn:aws:s3:::story";
        var inventory = qrie.Service<IInventoryQueries>();
        using var s3 = qrie.S3(qrie.Simulator.Organization.Accounts[0]);

        await s3.PutBucketAsync("story", ct);
        await qrie.SettleAsync(ct);
        var made = (await inventory.ResourceAsync(arn, ct))!;
        made.Status.Should().Be(ResourceStatus.Present);
        var open = await FindingAsync(inventory, arn);
        open!.Status.Should().Be(FindingStatus.Active);
        open.Cause!.EventName.Should().Be("CreateBucket");
        open.Cause.Principal.Should().NotBeNullOrEmpty();
        open.Cause.SourceIp.Should().NotBeNullOrEmpty();

        await s3.PutBucketVersioningAsync(
            new PutBucketVersioningRequest { BucketName = "story", VersioningConfig = new S3BucketVersioningConfig { Status = "Enabled" } }, ct);
        await qrie.SettleAsync(ct);
        var versioned = (await inventory.HistoryAsync(arn, 1, null, ct)).Items[0];
        versioned.Cause!.EventName.Should().Be("PutBucketVersioning");
        versioned.Diff.Should().NotBeEmpty().And.OnlyContain(operation => operation.Path.StartsWith("/versioning"));

        await s3.PutPublicAccessBlockAsync(
            new PutPublicAccessBlockRequest
            {
                BucketName = "story",
                PublicAccessBlockConfiguration = new PublicAccessBlockConfiguration
                {
                    BlockPublicAcls = true,
                    IgnorePublicAcls = true,
                    BlockPublicPolicy = true,
                    RestrictPublicBuckets = true,
                },
            },
            ct);
        await qrie.SettleAsync(ct);
        var closed = await FindingAsync(inventory, arn);
        closed!.Status.Should().Be(FindingStatus.Resolved);
        closed.ResolvedReason.Should().Be(ResolvedReason.Compliant);

        await s3.DeleteBucketAsync("story", ct);
        await qrie.SettleAsync(ct);
        (await inventory.ResourceAsync(arn, ct))!.Status.Should().Be(ResourceStatus.Deleted);
        var findings = (await inventory.FindingsAsync(new FindingFilter { Arn = arn }, 100, null, ct)).Items;
        findings.Should().OnlyContain(row => row.Finding.Status == FindingStatus.Resolved);
        findings.Should().Contain(row => row.Finding.ResolvedReason == ResolvedReason.ResourceDeleted);
    }

    [Fact]
    public async Task A_block_on_the_account_closes_the_findings_of_its_buckets()
    {
        var account = qrie.Simulator.Organization.Accounts[1];
        var inventory = qrie.Service<IInventoryQueries>();
        using var s3 = qrie.S3(account);
        await s3.PutBucketAsync("under-the-account", ct);
        await qrie.SettleAsync(ct);
        (await FindingAsync(inventory, "arn:aws:s3:::under-the-account"))!.Status.Should().Be(FindingStatus.Active);

        await qrie.PutAccountBlockAsync(account, open: false);
        await qrie.SettleAsync(ct);
        (await FindingAsync(inventory, "arn:aws:s3:::under-the-account"))!.Status.Should().Be(FindingStatus.Resolved);
        var resource = (await inventory.ResourceAsync($"arn:aws:account::{account.Id}:account", ct))!;
        JsonDocument.Parse(resource.Configuration!).RootElement.GetProperty("public_access_block").GetProperty("restrict_public_buckets").GetBoolean().Should().BeTrue();

        await qrie.PutAccountBlockAsync(account, open: true);
        await qrie.SettleAsync(ct);
        (await FindingAsync(inventory, "arn:aws:s3:::under-the-account"))!.Status.Should().Be(FindingStatus.Active);
    }

    private async Task<Finding?> FindingAsync(IInventoryQueries inventory, string arn) =>
        (await inventory.FindingsAsync(new FindingFilter { Arn = arn, Policy = "S3BucketPublic" }, 1, null, ct)).Items.SingleOrDefault()?.Finding;
}
