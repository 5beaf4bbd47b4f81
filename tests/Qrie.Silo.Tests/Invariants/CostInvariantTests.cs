using Amazon.S3.Model;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Qrie.Changes;
using Qrie.Coverage;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Silo.Hosting.Sweeps;

namespace Qrie.Silo.Tests.Invariants;

/// <summary>The invariants that are about what is looked at, and what is not: 3, 9 and 10, and what a burst costs.</summary>
public sealed class CostInvariantTests(QrieFixture fixture) : IClassFixture<QrieFixture>
{
    private readonly QrieHost qrie = fixture.Host;
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Invariant_3_a_change_within_the_same_second_as_the_snapshot_is_described_again()
    {
        var account = qrie.Simulator.Organization.Accounts[0];
        using var s3 = qrie.S3(account);
        await s3.PutBucketAsync("same-second", ct);
        await qrie.SettleAsync(ct);
        var snapshot = (await qrie.Service<IInventoryQueries>().ResourceAsync("arn:aws:s3:::same-second", ct))!.SnapshotTime!.Value;

        // The change was made late in the snapshot's second: CloudTrail says it was made at its beginning.
        qrie.Simulator.Organization.ResetCalls();
        qrie.Simulator.Organization.Send(EventBuilder.Envelope(account.Id, "PutBucketVersioning", "same-second", snapshot).Text());
        await qrie.SettleAsync(ct);

        qrie.Calls("GetBucketVersioning").Should().BeGreaterThan(0);
    }

    [Fact]
    public async Task Invariant_10_a_duplicate_costs_no_call()
    {
        var account = qrie.Simulator.Organization.Accounts[1];
        using var s3 = qrie.S3(account);
        await s3.PutBucketAsync("sent-twice", ct);
        await qrie.SettleAsync(ct);
        var sent = EventBuilder.Envelope(account.Id, "PutBucketVersioning", "sent-twice", DateTimeOffset.UtcNow).Text();
        qrie.Simulator.Organization.Send(sent);
        await qrie.SettleAsync(ct);

        qrie.Simulator.Organization.ResetCalls();
        qrie.Simulator.Organization.Send(sent);
        qrie.Simulator.Organization.Send(sent);
        await qrie.SettleAsync(ct);

        qrie.S3Calls().Should().Be(0);
    }

    [Fact]
    public async Task Invariant_10_an_event_that_the_snapshot_covers_costs_no_call()
    {
        var account = qrie.Simulator.Organization.Accounts[1];
        using var s3 = qrie.S3(account);
        await s3.PutBucketAsync("long-covered", ct);
        await qrie.SettleAsync(ct);

        qrie.Simulator.Organization.ResetCalls();
        qrie.Simulator.Organization.Send(EventBuilder.Envelope(account.Id, "PutBucketPolicy", "long-covered", DateTimeOffset.UtcNow.AddMinutes(-5)).Text());
        await qrie.SettleAsync(ct);

        qrie.S3Calls().Should().Be(0);
    }

    [Fact]
    public async Task Invariant_10_reads_and_failures_cost_no_call()
    {
        var account = qrie.Simulator.Organization.Accounts[1];
        var read = EventBuilder.Envelope(account.Id, "GetBucketAcl", "never-looked-at", DateTimeOffset.UtcNow);
        read.Detail()["readOnly"] = true;
        var failed = EventBuilder.Envelope(account.Id, "PutBucketAcl", "never-looked-at", DateTimeOffset.UtcNow);
        failed.Detail()["errorCode"] = "AccessDenied";

        qrie.Simulator.Organization.ResetCalls();
        qrie.Simulator.Organization.Send(read.Text());
        qrie.Simulator.Organization.Send(failed.Text());
        await qrie.SettleAsync(ct);

        qrie.S3Calls().Should().Be(0);
        (await qrie.Service<IInventoryQueries>().ResourceAsync("arn:aws:s3:::never-looked-at", ct)).Should().BeNull();
    }

    [Fact]
    public async Task Invariant_9_what_is_not_believed_is_counted_and_neither_looked_at_nor_in_its_neighbours_way()
    {
        var organization = qrie.Simulator.Organization;
        var account = organization.Accounts[3];
        using var s3 = qrie.S3(account);
        var spoofed = EventBuilder.Envelope(account.Id, "CreateBucket", "spoofed", DateTimeOffset.UtcNow);
        spoofed["source"] = "my.app";
        var foreign = EventBuilder.Envelope(account.Id, "CreateBucket", "spoofed", DateTimeOffset.UtcNow);
        foreign.Detail()["recipientAccountId"] = "999999999999";
        var timeless = EventBuilder.Envelope(account.Id, "CreateBucket", "spoofed", DateTimeOffset.UtcNow);
        timeless.Detail().Remove("eventTime");
        string[] bad =
        [
            "not json", "{\"detail\":", new string('[', 2000), "null", "42", "[]", "{}", "",
            spoofed.Text(), foreign.Text(), timeless.Text(),
            EventBuilder.Envelope("999999999999", "CreateBucket", "spoofed", DateTimeOffset.UtcNow).Text(),
        ];

        organization.ResetCalls();
        foreach (var text in bad)
        {
            organization.Send(text.Length == 0 ? " " : text);
        }

        await s3.PutBucketAsync("good-neighbour", ct);
        await qrie.SettleAsync(ct);

        (await qrie.Service<IInventoryQueries>().ResourceAsync("arn:aws:s3:::good-neighbour", ct)).Should().NotBeNull();
        (await qrie.Service<IInventoryQueries>().ResourceAsync("arn:aws:s3:::spoofed", ct)).Should().BeNull();
        var rejected = (await qrie.Service<ICoverageQueries>().CountersAsync(null, ct)).Where(counter => counter.Kind == CounterKind.Rejected).ToArray();
        rejected.Sum(counter => counter.Count).Should().Be(bad.Length);
        rejected.Select(counter => counter.Name).Distinct().Should().BeEquivalentTo(
            "malformed", "not_cloudtrail", "spoofed_source", "account_mismatch", "missing_time", "unknown_account");
    }

    [Fact]
    public async Task Twenty_changes_of_one_bucket_within_a_second_cost_two_describes_at_most()
    {
        using var s3 = qrie.S3(qrie.Simulator.Organization.Accounts[2]);
        await s3.PutBucketAsync("busy-bucket", ct);
        await qrie.SettleAsync(ct);

        qrie.Simulator.Organization.ResetCalls();
        for (var i = 0; i < 20; i++)
        {
            await s3.PutBucketVersioningAsync(
                new PutBucketVersioningRequest { BucketName = "busy-bucket", VersioningConfig = new S3BucketVersioningConfig { Status = i % 2 == 0 ? "Enabled" : "Suspended" } }, ct);
        }

        await qrie.SettleAsync(ct);

        qrie.Calls("GetBucketVersioning").Should().BeInRange(1, 2);
        (await qrie.Service<IInventoryQueries>().ResourceAsync("arn:aws:s3:::busy-bucket", ct))!.Configuration.Should().Contain("\"status\":\"Suspended\"");
    }

    [Fact]
    public async Task A_role_is_assumed_once_per_account_while_its_session_lasts()
    {
        await using var own = await QrieHost.StartAsync();
        foreach (var account in own.Simulator.Organization.Accounts)
        {
            using var s3 = own.S3(account);
            foreach (var i in Enumerable.Range(0, 5))
            {
                await s3.PutBucketAsync($"assumed-{account.Id}-{i}", ct);
            }
        }

        await own.SettleAsync(ct);

        own.Calls("AssumeRole").Should().Be(own.Simulator.Organization.Accounts.Count);
    }

    [Fact]
    public async Task A_change_that_cannot_be_looked_at_ends_in_quarantine_and_can_be_tried_again()
    {
        var settings = new Dictionary<string, string?> { ["Qrie:Inbox:MaxAttempts"] = "2", ["Qrie:Inbox:Backoff"] = "00:00:00.05" };
        await using var own = await QrieHost.StartAsync(settings: settings);
        var account = own.Simulator.Organization.Accounts[0];
        own.Simulator.Organization.Faults.Deny(account.Id, "s3:ListAllMyBuckets");
        using var s3 = own.S3(account);
        await s3.PutBucketAsync("given-up", ct);

        var given = await Eventually.GetAsync(
            async () => (await own.Service<ICoverageQueries>().QuarantineAsync(account.Id, ct)).SingleOrDefault(), "the quarantine");
        given.Change.LastError.Should().Contain("s3:ListAllMyBuckets");
        given.Change.Attempts.Should().Be(2);

        own.Simulator.Organization.Faults.Allow(account.Id);
        (await own.Service<IGrainFactory>().GetGrain<IAccountInboxGrain>(given.Inbox).RetryAsync(given.Change.Key)).Should().BeTrue();
        await own.SettleAsync(ct);

        (await own.Service<IInventoryQueries>().ResourceAsync("arn:aws:s3:::given-up", ct))!.Status.Should().Be(ResourceStatus.Present);
        (await own.Service<ICoverageQueries>().QuarantineAsync(account.Id, ct)).Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_given_up_while_a_service_failed_is_looked_at_when_it_works_again()
    {
        var settings = new Dictionary<string, string?> { ["Qrie:Inbox:MaxAttempts"] = "2", ["Qrie:Inbox:Backoff"] = "00:00:00.05" };
        await using var own = await QrieHost.StartAsync(settings: settings);
        var account = own.Simulator.Organization.Accounts[0];
        using var s3 = own.S3(account);
        await s3.PutBucketAsync("in-an-outage", ct);
        await own.SettleAsync(ct);
        own.Simulator.Organization.Faults.ErrorRate = 1;
        await s3.PutBucketTaggingAsync("in-an-outage", [new Tag { Key = "changed", Value = "meanwhile" }], ct);
        var given = await Eventually.GetAsync(
            async () => (await own.Service<ICoverageQueries>().QuarantineAsync(account.Id, ct)).SingleOrDefault(), "the quarantine");
        own.Simulator.Organization.Faults.ErrorRate = 0;

        var later = new FakeTimeProvider(given.At.AddMinutes(15));
        await new QuarantineSweep(own.Service<IInboxStore>(), own.Service<IQuarantine>(), own.Service<IOptions<InboxOptions>>(), later).RunAsync(ct);
        await own.SettleAsync(ct);

        (await own.Service<ICoverageQueries>().QuarantineAsync(account.Id, ct)).Should().BeEmpty();
        (await own.Service<IInventoryQueries>().ResourceAsync("arn:aws:s3:::in-an-outage", ct))!.Tags.Should().Contain("changed", "meanwhile");
    }
}
