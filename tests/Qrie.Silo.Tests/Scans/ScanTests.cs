using Amazon.S3.Model;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Scans;
using Qrie.Silo.Tests.Convergence;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Scans;

public sealed class ScanTests
{
    private const string S3 = "s3";

    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_no_event_brought_is_found_by_one_inventory_and_counted_exactly()
    {
        await using var qrie = await StartAsync();
        await ScanAsync(qrie, ScanKind.Bootstrap, "first");
        qrie.Simulator.Organization.Faults.DropRate = 1;
        await new Mutations(qrie, seed: 7, 60).MakeAsync(500, ct);

        var units = await ScanAsync(qrie, ScanKind.Inventory, "second");

        var truth = await TrueState.ReadAsync(qrie.Simulator, qrie.App.Services);
        (await ActiveAsync(qrie)).Should().BeEquivalentTo(truth.Findings);
        units.Sum(unit => unit.Drift).Should().Be(qrie.Simulator.Organization.S3.Buckets.Count, "every bucket is new");
        var baselines = await qrie.Service<IScanStore>().BaselinesAsync(null);
        baselines.Where(baseline => baseline is { Service: S3, Drift: > 0 }).Should().NotBeEmpty().And.OnlyContain(baseline => baseline.MissRate == 1);
    }

    [Fact]
    public async Task What_events_brought_is_no_drift()
    {
        await using var qrie = await StartAsync();
        await ScanAsync(qrie, ScanKind.Bootstrap, "first");
        await new Mutations(qrie, seed: 8, 10).MakeAsync(40, ct);
        await qrie.SettleAsync(ct);

        var units = await ScanAsync(qrie, ScanKind.Inventory, "second");

        units.Sum(unit => unit.Drift).Should().Be(0);
        var baselines = await qrie.Service<IScanStore>().BaselinesAsync(null);
        baselines.Where(baseline => baseline.Service == S3).Sum(baseline => baseline.Brought).Should().BePositive();
        baselines.Should().OnlyContain(baseline => baseline.MissRate == null || baseline.MissRate == 0);
    }

    [Fact]
    public async Task What_a_complete_listing_lacks_is_confirmed_and_becomes_a_tombstone()
    {
        await using var qrie = await StartAsync();
        using var s3 = qrie.S3(qrie.Simulator.Organization.Accounts[0]);
        await s3.PutBucketAsync("short-lived", ct);
        await qrie.SettleAsync(ct);
        qrie.Simulator.Organization.Faults.DropRate = 1;
        await s3.DeleteBucketAsync("short-lived", ct);

        await ScanAsync(qrie, ScanKind.Inventory, "scan");

        var inventory = qrie.Service<IInventoryQueries>();
        (await inventory.ResourceAsync("arn:aws:s3:::short-lived", ct))!.Status.Should().Be(ResourceStatus.Deleted);
        (await inventory.FindingsAsync(new FindingFilter { Arn = "arn:aws:s3:::short-lived" }, 100, null, ct)).Items
            .Should().NotBeEmpty().And.OnlyContain(row => row.Finding.ResolvedReason == ResolvedReason.ResourceDeleted);
    }

    [Fact]
    public async Task A_killed_scan_goes_on_where_it_was()
    {
        const int buckets = 120;
        await using var qrie = await StartAsync();
        await ScanAsync(qrie, ScanKind.Bootstrap, "first");
        qrie.Simulator.Organization.Faults.DropRate = 1;
        using var s3 = qrie.S3(qrie.Simulator.Organization.Accounts[0]);
        foreach (var number in Enumerable.Range(0, buckets))
        {
            await s3.PutBucketAsync($"many-{number}", ct);
        }

        qrie.Simulator.Organization.Faults.Latency = TimeSpan.FromMilliseconds(20);
        await qrie.Service<ScanPlanner>().StartAsync(New(ScanKind.Inventory, "killed"));
        await Eventually.TrueAsync(() => Task.FromResult(qrie.Calls("GetBucketVersioning") > buckets / 3), "a third of the buckets");
        await qrie.RestartAsync();
        var units = await FinishedAsync(qrie, "killed");

        units.Should().OnlyContain(unit => unit.State == ScanState.Completed);
        (await ActiveAsync(qrie)).Select(finding => finding.Arn).Distinct().Count(arn => arn.Contains(":s3:")).Should().Be(buckets);
        qrie.Calls("GetBucketVersioning").Should().BeInRange(buckets, buckets + (buckets / 10), "what was described before the restart is not described again");
        units.Sum(unit => unit.Drift).Should().Be(buckets, "all are counted that had drifted, before and after the restart");
        (await qrie.Service<IScanStore>().BaselinesAsync(null)).Sum(baseline => baseline.Drift).Should().Be(buckets);
    }

    [Fact]
    public async Task A_failing_account_fails_alone_and_says_why()
    {
        await using var qrie = await StartAsync();
        var (bad, good) = (qrie.Simulator.Organization.Accounts[0], qrie.Simulator.Organization.Accounts[1]);
        qrie.Simulator.Organization.Faults.Deny(bad.Id, "sts:AssumeRole");

        var units = await ScanAsync(qrie, ScanKind.Inventory, "scan");

        units.Where(unit => unit.AccountId == good.Id && unit.Service == S3).Should().OnlyContain(unit => unit.State == ScanState.Completed);
        var failed = units.Single(unit => unit.AccountId == bad.Id && unit.Service == S3);
        failed.State.Should().Be(ScanState.Failed);
        failed.Errors.Should().ContainSingle().Which.Should().Contain(bad.RoleArn);
    }

    [Fact]
    public async Task A_listing_that_is_denied_proves_no_absence()
    {
        await using var qrie = await StartAsync();
        var account = qrie.Simulator.Organization.Accounts[0];
        using var s3 = qrie.S3(account);
        await s3.PutBucketAsync("still-there", ct);
        await qrie.SettleAsync(ct);
        qrie.Simulator.Organization.Faults.Deny(account.Id, "s3:ListAllMyBuckets");

        var units = await ScanAsync(qrie, ScanKind.Inventory, "scan");

        units.Single(unit => unit.AccountId == account.Id && unit.Service == S3).Errors.Should().ContainSingle().Which.Should().Contain("grant s3:ListAllMyBuckets");
        (await qrie.Service<IInventoryQueries>().ResourceAsync("arn:aws:s3:::still-there", ct))!.Status.Should().Be(ResourceStatus.Present);
    }

    [Fact]
    public async Task What_a_cancelled_scan_had_found_counts_for_the_next()
    {
        const int buckets = 60;
        await using var qrie = await StartAsync();
        await ScanAsync(qrie, ScanKind.Bootstrap, "first");
        qrie.Simulator.Organization.Faults.DropRate = 1;
        using var s3 = qrie.S3(qrie.Simulator.Organization.Accounts[0]);
        foreach (var number in Enumerable.Range(0, buckets))
        {
            await s3.PutBucketAsync($"many-{number}", ct);
        }

        qrie.Simulator.Organization.Faults.Latency = TimeSpan.FromMilliseconds(50);
        qrie.Simulator.Organization.ResetCalls();
        await qrie.Service<ScanPlanner>().StartAsync(New(ScanKind.Inventory, "cancelled"));
        await Eventually.TrueAsync(() => Task.FromResult(qrie.Calls("GetBucketVersioning") > buckets / 3), "a third of the buckets");
        (await qrie.Service<ScanPlanner>().CancelAsync("cancelled")).Should().BeTrue();
        qrie.Simulator.Organization.Faults.Latency = TimeSpan.Zero;

        await ScanAsync(qrie, ScanKind.Inventory, "second");

        (await qrie.Service<IScanStore>().BaselinesAsync(null)).Sum(baseline => baseline.Drift).Should().Be(buckets);
    }

    [Fact]
    public async Task A_cancelled_scan_stops()
    {
        await using var qrie = await StartAsync();
        qrie.Simulator.Organization.Faults.Latency = TimeSpan.FromSeconds(30);
        await qrie.Service<ScanPlanner>().StartAsync(New(ScanKind.Inventory, "scan"));

        (await qrie.Service<ScanPlanner>().CancelAsync("scan")).Should().BeTrue();

        var units = await FinishedAsync(qrie, "scan");
        units.Should().OnlyContain(unit => unit.State == ScanState.Cancelled);
    }

    [Fact]
    public async Task A_policy_scan_makes_no_call()
    {
        await using var qrie = await StartAsync();
        await new Mutations(qrie, seed: 9, 10).MakeAsync(30, ct);
        await qrie.SettleAsync(ct);
        var before = await ActiveAsync(qrie);
        qrie.Simulator.Organization.ResetCalls();

        var units = await ScanAsync(qrie, ScanKind.Policy, "scan");

        units.Sum(unit => unit.Described).Should().BePositive();
        qrie.S3Calls().Should().Be(0);
        (await ActiveAsync(qrie)).Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task A_listing_never_overwrites_what_is_newer()
    {
        await using var qrie = await StartAsync();
        using var s3 = qrie.S3(qrie.Simulator.Organization.Accounts[0]);
        await s3.PutBucketAsync("fresh", ct);
        await qrie.SettleAsync(ct);
        var known = (await qrie.Service<IInventoryQueries>().ResourceAsync("arn:aws:s3:::fresh", ct))!;

        var outcome = await qrie.Service<IGrainFactory>().GetGrain<IResourceGrain>(known.Arn).ObserveAsync(new Observation
        {
            Type = known.Type, AccountId = known.AccountId, Region = known.Region, Configuration = """{"name":"stale"}""",
            Relations = [], Names = [], Unreadable = [], BeganAt = known.SnapshotTime!.Value.AddMilliseconds(-1),
        });

        outcome.Should().Be(ObserveOutcome.Stale);
        (await qrie.Service<IInventoryQueries>().ResourceAsync(known.Arn, ct))!.Configuration.Should().Be(known.Configuration);
    }

    private static Task<QrieHost> StartAsync() => QrieHost.StartAsync(
        new SimulatorOptions { Seed = 3 }, new Dictionary<string, string?> { ["Qrie:Aws:RequestsPerSecond"] = "10000" });

    private static Scan New(ScanKind kind, string id) => new(id, kind, null, null, null, "test", DateTimeOffset.UtcNow);

    internal static async Task<IReadOnlyList<ScanUnit>> ScanAsync(QrieHost qrie, ScanKind kind, string id)
    {
        (await qrie.Service<ScanPlanner>().StartAsync(New(kind, id))).Should().BePositive();
        return await FinishedAsync(qrie, id);
    }

    private static async Task<IReadOnlyList<ScanUnit>> FinishedAsync(QrieHost qrie, string id)
    {
        await Eventually.TrueAsync(async () => (await qrie.Service<IScanStore>().UnitsAsync([id])).All(unit => unit.IsFinished), "the scan to end", TimeSpan.FromMinutes(2));
        return await qrie.Service<IScanStore>().UnitsAsync([id]);
    }

    private async Task<HashSet<(string Arn, string Policy)>> ActiveAsync(QrieHost qrie)
    {
        var findings = new HashSet<(string, string)>();
        await foreach (var row in qrie.Service<IInventoryQueries>().AllFindingsAsync(new FindingFilter { State = FindingStatus.Active }, ct))
        {
            findings.Add((row.Arn, row.Finding.PolicyId));
        }

        return findings;
    }
}
