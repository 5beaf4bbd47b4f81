using Amazon.S3;
using Amazon.S3.Model;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Scans;
using Qrie.Silo.Tests.Scans;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Invariants;

/// <summary>Who did what, when the event of a change comes after the change was seen.</summary>
public sealed class LateEventTests
{
    private const string Bucket = "seen-before-its-event";
    private const string Arn = $"arn:aws:s3:::{Bucket}";
    private const string Exposed = "S3BucketExposed";
    private static readonly string Open =
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"{{Arn}}/*"}]}""";

    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_event_of_another_change_is_not_to_blame_and_the_late_one_tells_who_is()
    {
        await using var qrie = await QrieHost.StartAsync(new SimulatorOptions { Accounts = 1, NewBucketsBlockPublicAccess = false });
        var account = qrie.Simulator.Organization.Accounts[0].Id;
        var opened = await OpenUnseenAsync(qrie);

        // What somebody else did brings the look that shows it.
        qrie.Simulator.Organization.Send(By("bob", EventBuilder.Envelope(account, "PutBucketTagging", Bucket, opened.AddSeconds(1))));
        await qrie.SettleAsync(ct);

        (await ExposedAsync(qrie)).Cause.Should().BeNull();

        var late = By("mallory", EventBuilder.Envelope(account, "PutBucketPolicy", Bucket, opened));
        qrie.Simulator.Organization.Send(late);
        await qrie.SettleAsync(ct);

        (await ExposedAsync(qrie)).Cause!.Principal.Should().EndWith("user/mallory");
        var history = await HistoryAsync(qrie);
        var seen = history.Single(entry => entry.FindingsOpened.Contains(Exposed));
        history.Should().ContainSingle(entry => entry.Explains == seen.At).Which.Cause!.EventName.Should().Be("PutBucketPolicy");

        // Again it tells nothing new, and neither does what was done before it.
        qrie.Simulator.Organization.Send(late);
        qrie.Simulator.Organization.Send(By("bob", EventBuilder.Envelope(account, "DeleteBucketPolicy", Bucket, opened.AddMinutes(-10))));
        await qrie.SettleAsync(ct);

        (await ExposedAsync(qrie)).Cause!.Principal.Should().EndWith("user/mallory");
        (await HistoryAsync(qrie)).Should().HaveCount(history.Count);
    }

    [Fact]
    public async Task Of_two_late_events_the_later_one_made_the_change()
    {
        await using var qrie = await QrieHost.StartAsync(new SimulatorOptions { Accounts = 1, NewBucketsBlockPublicAccess = false });
        var account = qrie.Simulator.Organization.Accounts[0].Id;
        var opened = await OpenUnseenAsync(qrie);
        qrie.Simulator.Organization.Send(By("bob", EventBuilder.Envelope(account, "PutBucketTagging", Bucket, opened.AddSeconds(1))));
        await qrie.SettleAsync(ct);

        qrie.Simulator.Organization.Send(By("early", EventBuilder.Envelope(account, "PutBucketPolicy", Bucket, opened.AddSeconds(-1))));
        await qrie.SettleAsync(ct);
        qrie.Simulator.Organization.Send(By("late", EventBuilder.Envelope(account, "PutBucketPolicy", Bucket, opened)));
        await qrie.SettleAsync(ct);
        qrie.Simulator.Organization.Send(By("early", EventBuilder.Envelope(account, "DeleteBucketPolicy", Bucket, opened.AddSeconds(-1))));
        await qrie.SettleAsync(ct);

        (await ExposedAsync(qrie)).Cause!.Principal.Should().EndWith("user/late");
    }

    [Fact]
    public async Task Of_two_who_changed_a_resource_at_once_each_is_blamed_for_what_was_theirs()
    {
        await using var qrie = await QrieHost.StartAsync(new SimulatorOptions { Accounts = 1, NewBucketsBlockPublicAccess = false });
        var account = qrie.Simulator.Organization.Accounts[0].Id;
        var opened = await OpenUnseenAsync(qrie);
        qrie.Simulator.Organization.Faults.DropRate = 1;
        using (var s3 = qrie.S3(qrie.Simulator.Organization.Accounts[0]))
        {
            await s3.PutBucketVersioningAsync(
                new PutBucketVersioningRequest { BucketName = Bucket, VersioningConfig = new S3BucketVersioningConfig { Status = VersionStatus.Suspended } }, ct);
        }

        qrie.Simulator.Organization.Faults.DropRate = 0;
        qrie.Simulator.Organization.Send(By("mallory", EventBuilder.Envelope(account, "PutBucketPolicy", Bucket, opened)));
        qrie.Simulator.Organization.Send(By("alice", EventBuilder.Envelope(account, "PutBucketVersioning", Bucket, opened.AddSeconds(1))));
        await qrie.SettleAsync(ct);

        (await ExposedAsync(qrie)).Cause!.Principal.Should().EndWith("user/mallory");
        (await HistoryAsync(qrie)).SelectMany(entry => entry.Others.Append(entry.Cause)).Select(cause => cause?.EventName)
            .Should().Contain("PutBucketPolicy").And.Contain("PutBucketVersioning");
    }

    [Fact]
    public async Task What_a_scan_found_before_its_event_came_is_no_drift()
    {
        await using var qrie = await QrieHost.StartAsync(new SimulatorOptions { Accounts = 1, NewBucketsBlockPublicAccess = false });
        var account = qrie.Simulator.Organization.Accounts[0].Id;
        async Task<Baseline> BaselineAsync() =>
            (await qrie.Service<IScanStore>().BaselinesAsync(account)).Single(baseline => baseline is { Service: "s3", Region: "us-east-1" });
        await ScanTests.ScanAsync(qrie, ScanKind.Bootstrap, "first");
        var opened = await OpenUnseenAsync(qrie);
        qrie.Simulator.Organization.Faults.DropRate = 1;
        using (var s3 = qrie.S3(qrie.Simulator.Organization.Accounts[0]))
        {
            await s3.PutBucketAsync("new-and-unseen", ct);
            await s3.PutBucketAsync("never-told-of", ct);
        }

        qrie.Simulator.Organization.Faults.DropRate = 0;
        await ScanTests.ScanAsync(qrie, ScanKind.Inventory, "second");
        var measured = await BaselineAsync();
        measured.Drift.Should().Be(3);

        qrie.Simulator.Organization.Send(By("mallory", EventBuilder.Envelope(account, "PutBucketPolicy", Bucket, opened)));
        qrie.Simulator.Organization.Send(By("bob", EventBuilder.Envelope(account, "CreateBucket", "new-and-unseen", opened.AddSeconds(1))));
        await qrie.SettleAsync(ct);

        (await BaselineAsync()).Should().BeEquivalentTo(measured with { Drift = 1, Brought = measured.Brought + 2, Late = 2 });
        (await ExposedAsync(qrie)).Cause!.Principal.Should().EndWith("user/mallory");
        (await qrie.Service<IGrainFactory>().GetGrain<IResourceGrain>("arn:aws:s3:::new-and-unseen").GetStateAsync())
            .LastCause!.Principal.Should().EndWith("user/bob");
    }

    /// <summary>Opens a bucket that Qrie knows, and loses the event. CloudTrail's times are whole seconds: it is well after the look before.</summary>
    /// <returns>When.</returns>
    private async Task<DateTimeOffset> OpenUnseenAsync(QrieHost qrie)
    {
        using var s3 = qrie.S3(qrie.Simulator.Organization.Accounts[0]);
        await s3.PutBucketAsync(Bucket, ct);
        await qrie.SettleAsync(ct);
        await Task.Delay(TimeSpan.FromSeconds(3), ct);
        qrie.Simulator.Organization.Faults.DropRate = 1;
        await s3.PutBucketPolicyAsync(new PutBucketPolicyRequest { BucketName = Bucket, Policy = Open }, ct);
        var opened = DateTimeOffset.UtcNow;
        qrie.Simulator.Organization.Faults.DropRate = 0;
        await Task.Delay(TimeSpan.FromSeconds(2), ct);
        return opened;
    }

    private static string By(string name, System.Text.Json.Nodes.JsonObject envelope)
    {
        var identity = envelope.Detail()["userIdentity"]!;
        identity["arn"] = identity["arn"]!.GetValue<string>().Replace("dana", name, StringComparison.Ordinal);
        return envelope.Text();
    }

    private async Task<Finding> ExposedAsync(QrieHost qrie) => (await qrie.Service<IInventoryQueries>()
        .FindingsAsync(new FindingFilter { Arn = Arn, State = FindingStatus.Active }, 100, null, ct)).Items.Single(row => row.Finding.PolicyId == Exposed).Finding;

    private async Task<IReadOnlyList<ResourceHistoryEntry>> HistoryAsync(QrieHost qrie) =>
        (await qrie.Service<IInventoryQueries>().HistoryAsync(Arn, 100, null, ct)).Items;
}
