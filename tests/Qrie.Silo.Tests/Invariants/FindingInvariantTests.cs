using Amazon.S3.Model;
using Qrie.Aws;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Policies;
using Qrie.Resources;

namespace Qrie.Silo.Tests.Invariants;

/// <summary>The invariants that are about what a finding says: 2, 4, 5, 6 and 8.</summary>
public sealed class FindingInvariantTests(QrieFixture fixture) : IClassFixture<QrieFixture>
{
    private readonly QrieHost qrie = fixture.Host;
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    private IInventoryQueries Inventory => qrie.Service<IInventoryQueries>();

    [Fact]
    public async Task Invariant_2_findings_can_be_computed_again_from_what_is_stored()
    {
        using var s3 = qrie.S3(qrie.Simulator.Organization.Accounts[0]);
        await s3.PutBucketAsync("computed-again", ct);
        await qrie.SettleAsync(ct);

        var stored = (await Inventory.ResourceAsync("arn:aws:s3:::computed-again", ct))!;
        var result = qrie.Service<PolicyEvaluator>().Evaluate(
            qrie.Service<PolicySetHolder>().Current,
            new EvaluationRequest
            {
                Arn = stored.Arn,
                Type = stored.Type,
                AccountId = stored.AccountId,
                Region = stored.Region,
                Configuration = stored.Configuration!,
                Tags = stored.Tags,
            },
            DateTimeOffset.UtcNow);

        var violated = result.Verdicts.Where(verdict => verdict.Kind == VerdictKind.Violation).ToArray();
        violated.Should().NotBeEmpty();
        var findings = (await Inventory.FindingsAsync(new FindingFilter { Arn = stored.Arn, State = FindingStatus.Active }, 100, null, ct)).Items;
        findings.Select(row => (row.Finding.PolicyId, row.Finding.Message, row.Finding.Evidence))
            .Should().BeEquivalentTo(violated.Select(verdict => (verdict.PolicyId, verdict.Message, verdict.Evidence)));
    }

    [Fact]
    public async Task Invariant_4_a_change_that_is_read_back_stale_is_looked_at_again_when_it_has_settled()
    {
        var account = qrie.Simulator.Organization.Accounts[1];
        using var s3 = qrie.S3(account);
        await s3.PutBucketAsync("read-back-stale", ct);
        await qrie.SettleAsync(ct);
        (await FindingAsync("read-back-stale", "S3BucketVersioningDisabled"))!.Status.Should().Be(FindingStatus.Active);

        qrie.Simulator.Organization.ResetCalls();
        qrie.Simulator.Organization.Faults.ReadLag = TimeSpan.FromSeconds(3);
        try
        {
            await EnableVersioningAsync(s3, "read-back-stale");
            await Eventually.TrueAsync(async () => (await FindingAsync("read-back-stale", "S3BucketVersioningDisabled"))!.Status == FindingStatus.Resolved, "the resolution");
            await qrie.SettleAsync(ct);
        }
        finally
        {
            qrie.Simulator.Organization.Faults.ReadLag = TimeSpan.Zero;
        }

        qrie.Calls("GetBucketVersioning").Should().BeInRange(1, 2);
    }

    [Fact]
    public async Task Invariant_5_a_part_that_may_not_be_read_opens_nothing_and_resolves_nothing()
    {
        var account = qrie.Simulator.Organization.Accounts[2];
        using var s3 = qrie.S3(account);
        await s3.PutBucketAsync("open-then-unknown", ct);
        await qrie.SettleAsync(ct);
        (await FindingAsync("open-then-unknown", "S3BucketVersioningDisabled"))!.Status.Should().Be(FindingStatus.Active);

        qrie.Simulator.Organization.Faults.Deny(account.Id, "s3:GetBucketVersioning");
        try
        {
            await EnableVersioningAsync(s3, "open-then-unknown");
            await s3.PutBucketAsync("unknown-from-the-start", ct);
            await qrie.SettleAsync(ct);
        }
        finally
        {
            qrie.Simulator.Organization.Faults.Allow(account.Id);
        }

        (await FindingAsync("open-then-unknown", "S3BucketVersioningDisabled"))!.Status.Should().Be(FindingStatus.Active);
        (await FindingAsync("unknown-from-the-start", "S3BucketVersioningDisabled")).Should().BeNull();
        var resource = (await Inventory.ResourceAsync("arn:aws:s3:::unknown-from-the-start", ct))!;
        resource.UnknownPolicies.Should().ContainKey("S3BucketVersioningDisabled").WhoseValue.Should().Contain("s3:GetBucketVersioning");
        resource.Unreadable.Should().ContainSingle().Which.Should().Be(new UnreadablePart("versioning", "AccessDenied", "s3:GetBucketVersioning"));
    }

    [Fact]
    public async Task Invariant_6_a_delete_event_alone_deletes_nothing()
    {
        var account = qrie.Simulator.Organization.Accounts[0];
        using var s3 = qrie.S3(account);
        await s3.PutBucketAsync("said-to-be-deleted", ct);
        await qrie.SettleAsync(ct);

        qrie.Simulator.Organization.Send(EventBuilder.Envelope(account.Id, "DeleteBucket", "said-to-be-deleted", DateTimeOffset.UtcNow).Text());
        await qrie.SettleAsync(ct);

        (await Inventory.ResourceAsync("arn:aws:s3:::said-to-be-deleted", ct))!.Status.Should().Be(ResourceStatus.Present);
    }

    [Fact]
    public async Task Invariant_6_a_deleted_bucket_is_a_tombstone_and_opens_again_when_it_is_made_again()
    {
        using var s3 = qrie.S3(qrie.Simulator.Organization.Accounts[0]);
        await s3.PutBucketAsync("comes-back", ct);
        await qrie.SettleAsync(ct);
        var first = (await FindingAsync("comes-back", "S3BucketVersioningDisabled"))!;

        await s3.DeleteBucketAsync("comes-back", ct);
        await qrie.SettleAsync(ct);
        (await Inventory.ResourceAsync("arn:aws:s3:::comes-back", ct))!.Status.Should().Be(ResourceStatus.Deleted);
        var resolved = (await Inventory.FindingsAsync(new FindingFilter { Arn = "arn:aws:s3:::comes-back" }, 100, null, ct)).Items;
        resolved.Should().NotBeEmpty().And.OnlyContain(row => row.Finding.ResolvedReason == ResolvedReason.ResourceDeleted);

        await s3.PutBucketAsync("comes-back", ct);
        await qrie.SettleAsync(ct);
        (await Inventory.ResourceAsync("arn:aws:s3:::comes-back", ct))!.Status.Should().Be(ResourceStatus.Present);
        var reopened = (await FindingAsync("comes-back", "S3BucketVersioningDisabled"))!;
        reopened.Status.Should().Be(FindingStatus.Active);
        reopened.ResolvedReason.Should().BeNull();
        reopened.FirstSeen.Should().Be(first.FirstSeen);
    }

    [Fact]
    public async Task Invariant_8_a_bucket_that_never_violated_a_policy_has_no_row_for_it()
    {
        using var s3 = qrie.S3(qrie.Simulator.Organization.Accounts[0]);
        await s3.PutBucketAsync("encrypted-as-made", ct);
        await qrie.SettleAsync(ct);

        var findings = (await Inventory.FindingsAsync(new FindingFilter { Arn = "arn:aws:s3:::encrypted-as-made" }, 100, null, ct)).Items;
        findings.Should().NotBeEmpty();
        findings.Should().NotContain(row => row.Finding.PolicyId == "S3BucketEncryptionDisabled");
    }

    private async Task<Finding?> FindingAsync(string bucket, string policy) =>
        (await Inventory.FindingsAsync(new FindingFilter { Arn = $"arn:aws:s3:::{bucket}", Policy = policy }, 1, null, ct)).Items.SingleOrDefault()?.Finding;

    private Task EnableVersioningAsync(Amazon.S3.AmazonS3Client s3, string bucket) => s3.PutBucketVersioningAsync(
        new PutBucketVersioningRequest { BucketName = bucket, VersioningConfig = new S3BucketVersioningConfig { Status = "Enabled" } }, ct);
}
