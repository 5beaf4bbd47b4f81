using Qrie.Scans;
using static Qrie.Silo.Tests.Storage.TemporaryDatabase;

namespace Qrie.Silo.Tests.Storage.Contract;

/// <summary>What the store of scans promises.</summary>
/// <param name="backend">The storage.</param>
public abstract class ScanStoreContract(StorageBackend backend) : StorageContract(backend)
{
    [Fact]
    public async Task A_scan_is_made_once_and_its_units_are_to_be_done_oldest_first()
    {
        await using var storage = await CreateAsync();
        var (late, early) = (Scan("late", 20), Scan("early", 10));
        (await storage.Scans.CreateAsync(late, [Unit("late", "s3"), Unit("late", "iam")])).Should().BeTrue();
        (await storage.Scans.CreateAsync(early, [Unit("early", "s3")])).Should().BeTrue();
        (await storage.Scans.CreateAsync(late, [Unit("late", "ec2")])).Should().BeFalse();

        (await storage.Scans.FindAsync("late")).Should().Be(late);
        (await storage.Scans.FindAsync("none")).Should().BeNull();
        (await storage.Scans.UnitsAsync(["late", "early"])).Select(unit => (unit.ScanId, unit.Service)).Should().Equal(("early", "s3"), ("late", "iam"), ("late", "s3"));
        (await storage.Scans.UnfinishedKeysAsync(10)).Should().HaveCount(2).And.StartWith("111122223333/s3/eu-west-1");
        (await storage.Scans.UnfinishedKeysAsync(1)).Should().Equal("111122223333/s3/eu-west-1");
        (await storage.Scans.UnfinishedAsync("111122223333/s3/eu-west-1")).Select(unit => unit.ScanId).Should().Equal("early", "late");
    }

    [Fact]
    public async Task A_unit_that_has_ended_is_to_be_done_no_more_and_one_that_was_cancelled_stays_so()
    {
        await using var storage = await CreateAsync();
        await storage.Scans.CreateAsync(Scan("one", 1), [Unit("one", "s3"), Unit("one", "iam")]);
        (await storage.Scans.SaveAsync(Unit("one", "s3") with { State = ScanState.Completed, StartedAt = At(2) })).Should().BeTrue();

        (await storage.Scans.CancelAsync("one", At(5))).Should().BeTrue();
        (await storage.Scans.CancelAsync("none", At(5))).Should().BeFalse();

        (await storage.Scans.SaveAsync(Unit("one", "iam") with { State = ScanState.Completed })).Should().BeFalse();
        (await storage.Scans.UnfinishedKeysAsync(10)).Should().BeEmpty();
        (await storage.Scans.UnfinishedAsync("111122223333/iam/eu-west-1")).Should().BeEmpty();
        (await storage.Scans.UnitsAsync(["one"])).Select(unit => (unit.Service, unit.State)).Should().Equal(
            ("iam", ScanState.Cancelled), ("s3", ScanState.Completed));
    }

    [Fact]
    public async Task Scans_page_latest_first()
    {
        await using var storage = await CreateAsync();
        for (var i = 0; i < 7; i++)
        {
            // Two of a time.
            await storage.Scans.CreateAsync(
                Scan($"s{i}", i / 2) with { Kind = i % 3 == 0 ? ScanKind.Policy : ScanKind.Inventory }, [Unit($"s{i}", "s3", i == 4 ? "444455556666" : "111122223333")]);
        }

        var first = await storage.Scans.ScansAsync(null, ScanKind.Inventory, 3, null);
        var second = await storage.Scans.ScansAsync(null, ScanKind.Inventory, 3, first.Next);
        first.Items.Concat(second.Items).Select(scan => scan.Id).Should().Equal("s4", "s5", "s2", "s1");
        second.Next.Should().BeNull();
        (await storage.Scans.ScansAsync("444455556666", null, 10, null)).Items.Select(scan => scan.Id).Should().Equal("s4");
        await FluentActions.Awaiting(() => storage.Scans.ScansAsync(null, null, 3, "x")).Should().ThrowAsync<FormatException>();
    }

    [Fact]
    public async Task A_baseline_says_what_events_brought_since_the_one_before()
    {
        await using var storage = await CreateAsync();
        await CompleteAsync(storage, "one", ScanKind.Bootstrap, 10, drift: 50, brought: 5);
        await CompleteAsync(storage, "two", ScanKind.Inventory, 20, drift: 1, brought: 12);
        await CompleteAsync(storage, "three", ScanKind.Policy, 30, drift: 0, brought: 0);

        (await storage.Scans.BaselinesAsync("111122223333")).Should().Equal(
            new Baseline("111122223333", "s3", "eu-west-1", At(20), At(30), 1, 7));
        (await storage.Scans.BaselinesAsync("444455556666")).Should().BeEmpty();
        (await storage.Scans.BaselinesAsync(null)).Should().ContainSingle();
    }

    [Fact]
    public async Task The_first_inventory_of_a_place_measures_nothing()
    {
        await using var storage = await CreateAsync();
        await CompleteAsync(storage, "judged", ScanKind.Policy, 5, drift: 0, brought: 0);
        await CompleteAsync(storage, "first", ScanKind.Inventory, 10, drift: 50, brought: 5);
        var first = (await storage.Scans.BaselinesAsync(null)).Single();
        await CompleteAsync(storage, "second", ScanKind.Inventory, 20, drift: 1, brought: 8);

        first.Should().Be(new Baseline("111122223333", "s3", "eu-west-1", At(10), At(5), null, 0));
        (await storage.Scans.BaselinesAsync(null)).Should().Equal(new Baseline("111122223333", "s3", "eu-west-1", At(20), At(5), 1, 3));
    }

    [Fact]
    public async Task What_events_tell_of_late_is_drift_no_longer()
    {
        await using var storage = await CreateAsync();
        Task LateAsync() => storage.Scans.CountLateAsync("111122223333", "s3", "eu-west-1");
        async Task<Baseline> BaselineAsync() => (await storage.Scans.BaselinesAsync(null)).Single();
        await LateAsync();
        (await storage.Scans.BaselinesAsync(null)).Should().BeEmpty("nothing was measured there");
        await CompleteAsync(storage, "first", ScanKind.Bootstrap, 10, drift: 0, brought: 5);

        // One comes while the inventory goes on, two after it.
        await LateAsync();
        await CompleteAsync(storage, "second", ScanKind.Inventory, 20, drift: 4, brought: 8);
        (await BaselineAsync()).Should().Be(new Baseline("111122223333", "s3", "eu-west-1", At(20), null, Drift: 3, Brought: 4, Late: 1));
        await LateAsync();
        await CompleteAsync(storage, "looked again", ScanKind.Bootstrap, 25, drift: 9, brought: 8, late: 2);
        await LateAsync();
        (await BaselineAsync()).Should().Be(new Baseline("111122223333", "s3", "eu-west-1", At(25), null, Drift: 1, Brought: 6, Late: 3));

        await CompleteAsync(storage, "third", ScanKind.Inventory, 30, drift: 1, brought: 10, late: 3);
        (await BaselineAsync()).Should().Be(new Baseline("111122223333", "s3", "eu-west-1", At(30), null, Drift: 1, Brought: 2, Late: 3));
        await Task.WhenAll(LateAsync(), LateAsync(), LateAsync());
        (await BaselineAsync()).Should().Be(new Baseline("111122223333", "s3", "eu-west-1", At(30), null, Drift: 0, Brought: 3, Late: 6));
    }

    [Fact]
    public async Task What_a_unit_counted_that_did_not_complete_counts_for_the_next_inventory()
    {
        await using var storage = await CreateAsync();
        await storage.Scans.CarryDriftAsync(Unit("nothing measured", "s3") with { Drift = 7, Late = 0 });
        await CompleteAsync(storage, "first", ScanKind.Bootstrap, 10, drift: 0, brought: 5);
        await storage.Scans.CountLateAsync("111122223333", "s3", "eu-west-1");
        var failed = Unit("failed", "s3") with { State = ScanState.Failed, Drift = 3, Late = 1 };
        await storage.Scans.CarryDriftAsync(failed);
        await storage.Scans.CarryDriftAsync(failed);
        await storage.Scans.CountLateAsync("111122223333", "s3", "eu-west-1");
        await storage.Scans.CarryDriftAsync(Unit("cancelled", "s3") with { State = ScanState.Cancelled, Drift = 2, Late = 2 });
        await CompleteAsync(storage, "bootstrap", ScanKind.Bootstrap, 15, drift: 0, brought: 7);

        await CompleteAsync(storage, "second", ScanKind.Inventory, 20, drift: 1, brought: 8, late: 2);
        (await storage.Scans.BaselinesAsync(null)).Should().Equal(
            new Baseline("111122223333", "s3", "eu-west-1", At(20), null, Drift: 3 + 2 + 1 - 1, Brought: 1 + 1, Late: 2));
        await CompleteAsync(storage, "third", ScanKind.Inventory, 30, drift: 1, brought: 8, late: 2);
        (await storage.Scans.BaselinesAsync(null)).Should().Equal(new Baseline("111122223333", "s3", "eu-west-1", At(30), null, Drift: 1, Brought: 0, Late: 2));
    }

    [Fact]
    public async Task Scans_that_ended_are_forgotten_and_their_baselines_are_not()
    {
        await using var storage = await CreateAsync();
        await CompleteAsync(storage, "old", ScanKind.Inventory, 1, drift: 0, brought: 0);
        await storage.Scans.CreateAsync(Scan("running", 2), [Unit("running", "s3")]);
        await CompleteAsync(storage, "new", ScanKind.Inventory, 100, drift: 0, brought: 0);

        await storage.Scans.ForgetAsync(At(50));

        (await storage.Scans.ScansAsync(null, null, 10, null)).Items.Select(scan => scan.Id).Should().Equal("new", "running");
        (await storage.Scans.UnitsAsync(["old", "new"])).Should().ContainSingle();
        (await storage.Scans.BaselinesAsync(null)).Should().ContainSingle();
    }

    [Fact]
    public async Task Baselines_of_places_that_are_not_watched_any_more_are_forgotten()
    {
        await using var storage = await CreateAsync();
        await storage.Scans.CreateAsync(Scan("one", 1), [Unit("one", "s3"), Unit("one", "ec2"), Unit("one", "s3", "444455556666")]);
        foreach (var unit in await storage.Scans.UnitsAsync(["one"]))
        {
            await storage.Scans.SaveAsync(unit with { State = ScanState.Completed, StartedAt = At(1) });
        }

        await storage.Scans.ForgetBaselinesAsync([]);
        await storage.Scans.ForgetBaselinesAsync([.. (await storage.Scans.BaselinesAsync("111122223333")).Where(baseline => baseline.Service == "ec2")]);

        (await storage.Scans.BaselinesAsync(null)).Select(baseline => (baseline.AccountId, baseline.Service))
            .Should().Equal(("111122223333", "s3"), ("444455556666", "s3"));
    }

    private static async Task CompleteAsync(StorageUnderTest storage, string id, ScanKind kind, int second, int drift, long brought, long late = 0)
    {
        await storage.Scans.CreateAsync(Scan(id, second) with { Kind = kind }, [Unit(id, "s3") with { Kind = kind }]);
        (await storage.Scans.SaveAsync(Unit(id, "s3") with
        {
            Kind = kind, State = ScanState.Completed, StartedAt = At(second), Drift = drift, Brought = brought, Late = late,
        })).Should().BeTrue();
    }

    private static Scan Scan(string id, int second) => new(id, ScanKind.Inventory, null, null, null, "dana", At(second));

    private static ScanUnit Unit(string scan, string service, string account = "111122223333") =>
        new() { ScanId = scan, Kind = ScanKind.Inventory, AccountId = account, Service = service, Region = "eu-west-1" };
}
