using Amazon.S3.Model;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;

namespace Qrie.Silo.Tests;

public sealed class FirstEventTests
{
    [Fact]
    public async Task A_bucket_that_is_made_changed_and_deleted_is_followed_to_the_end()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var qrie = await QrieHost.StartAsync();
        using var s3 = qrie.S3(qrie.Simulator.Organization.Accounts[0]);
        var inventory = qrie.Service<IInventoryQueries>();
        const string arn = "arn:aws:s3:::first-bucket";

        await s3.PutBucketAsync("first-bucket", ct);
        var bucket = await Eventually.GetAsync(() => inventory.ResourceAsync(arn, ct), "the bucket");
        bucket.Status.Should().Be(ResourceStatus.Present);
        bucket.Unreadable.Should().BeEmpty();

        async Task<Finding?> FindingAsync(FindingStatus status) =>
            (await inventory.FindingsAsync(new FindingFilter { Arn = arn, Policy = "S3BucketVersioningDisabled", State = status }, 1, null, ct))
                .Items.FirstOrDefault()?.Finding;
        var open = await Eventually.GetAsync(() => FindingAsync(FindingStatus.Active), "the finding");
        open.Cause!.EventName.Should().Be("CreateBucket");

        await s3.PutBucketVersioningAsync(
            new PutBucketVersioningRequest { BucketName = "first-bucket", VersioningConfig = new S3BucketVersioningConfig { Status = "Enabled" } }, ct);
        var resolved = await Eventually.GetAsync(() => FindingAsync(FindingStatus.Resolved), "the resolution");
        resolved.ResolvedReason.Should().Be(ResolvedReason.Compliant);
        var change = (await inventory.HistoryAsync(arn, 1, null, ct)).Items[0];
        change.Cause!.EventName.Should().Be("PutBucketVersioning");
        change.Diff.Should().OnlyContain(operation => operation.Path.StartsWith("/versioning"));

        await s3.DeleteBucketAsync("first-bucket", ct);
        await Eventually.TrueAsync(async () => (await inventory.ResourceAsync(arn, ct))!.Status == ResourceStatus.Deleted, "the tombstone");
    }
}
