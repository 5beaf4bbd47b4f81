using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Qrie.Accounts;
using Qrie.Inventory;
using Qrie.Scans;
using Qrie.Silo.Tests.Policies;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Scans;

public sealed class BootstrapTests
{
    private const string ListBuckets = "s3:ListAllMyBuckets";

    private readonly ShiftedTime time = new();
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_whose_role_is_made_after_it_is_onboarded_is_scanned_once_the_role_is_there()
    {
        await using var qrie = await StartAsync();
        var account = qrie.Simulator.Organization.Accounts[1];
        using var s3 = qrie.S3(account);
        await s3.PutBucketAsync("there-before", ct);
        qrie.Simulator.Organization.Faults.Deny(account.Id, "sts:AssumeRole");
        await OnboardAsync(qrie, account);
        await TickAsync(qrie, account);
        var waiting = await StateAsync(qrie, account);
        waiting.Refusals.Should().BePositive();
        (await ScansAsync(qrie, account)).Should().BeEmpty("a role that cannot be assumed is asked for, and nothing else");

        qrie.Simulator.Organization.Faults.Allow(account.Id);
        time.Advance(TimeSpan.FromMinutes(11));
        await TickAsync(qrie, account);

        await FinishedAsync(qrie, account);
        (await qrie.Service<IInventoryQueries>().ResourceAsync("arn:aws:s3:::there-before", ct)).Should().NotBeNull();
        time.Advance(TimeSpan.FromMinutes(2));
        await TickAsync(qrie, account);
        (await StateAsync(qrie, account)).BootstrapDueAt.Should().BeNull();
        (await ScansAsync(qrie, account)).Should().ContainSingle();
    }

    [Fact]
    public async Task What_could_not_be_listed_is_tried_again_alone_and_less_and_less_often()
    {
        await using var qrie = await StartAsync();
        var account = qrie.Simulator.Organization.Accounts[1];
        qrie.Simulator.Organization.Faults.Deny(account.Id, ListBuckets);
        await OnboardAsync(qrie, account);
        await TickAsync(qrie, account);
        var first = await FinishedAsync(qrie, account);
        first.Should().HaveCountGreaterThan(5).And.ContainSingle(unit => unit.State == ScanState.Failed).Which.Service.Should().Be("s3");

        time.Advance(TimeSpan.FromSeconds(61));
        await TickAsync(qrie, account);
        var second = await FinishedAsync(qrie, account);
        second.Should().ContainSingle().Which.Service.Should().Be("s3");

        time.Advance(TimeSpan.FromSeconds(61));
        await TickAsync(qrie, account);
        (await ScansAsync(qrie, account)).Should().HaveCount(2, "the pause is twice as long now");

        qrie.Simulator.Organization.Faults.Allow(account.Id);
        time.Advance(TimeSpan.FromHours(1));
        await TickAsync(qrie, account);
        (await FinishedAsync(qrie, account)).Should().OnlyContain(unit => unit.State == ScanState.Completed);
        time.Advance(TimeSpan.FromHours(1));
        await TickAsync(qrie, account);
        (await StateAsync(qrie, account)).BootstrapDueAt.Should().BeNull();
    }

    [Fact]
    public async Task A_crash_between_the_start_and_the_writing_of_the_schedule_starts_nothing_twice()
    {
        await using var qrie = await StartAsync();
        var account = qrie.Simulator.Organization.Accounts[0];
        var (bootstrap, registration) = (qrie.Service<Bootstrap>(), qrie.Service<IAccountDirectory>().Find(account.Id)!);
        var due = time.GetUtcNow().AddHours(-1);

        await bootstrap.RunAsync(new ScheduleState { BootstrapDueAt = due, WatchedSince = time.GetUtcNow() }, registration);
        var once = (await ScansAsync(qrie, account)).Count(scan => scan.Id.EndsWith($"{due.UtcDateTime:yyyyMMdd'T'HHmmss}", StringComparison.Ordinal));
        time.Advance(TimeSpan.FromMinutes(1));
        await bootstrap.RunAsync(new ScheduleState { BootstrapDueAt = due, WatchedSince = time.GetUtcNow() }, registration);

        once.Should().Be(1);
        (await ScansAsync(qrie, account)).Count(scan => scan.Id.EndsWith($"{due.UtcDateTime:yyyyMMdd'T'HHmmss}", StringComparison.Ordinal)).Should().Be(1);
    }

    [Fact]
    public async Task A_bootstrap_that_was_called_off_stays_so()
    {
        await using var qrie = await StartAsync();
        var account = qrie.Simulator.Organization.Accounts[1];
        qrie.Simulator.Organization.Faults.Latency = TimeSpan.FromMilliseconds(500);
        await OnboardAsync(qrie, account);
        await TickAsync(qrie, account);
        var scan = (await ScansAsync(qrie, account)).Should().ContainSingle().Subject;
        (await qrie.Service<IScanControl>().CancelAsync(scan.Id)).Should().BeTrue();
        qrie.Simulator.Organization.Faults.Latency = TimeSpan.Zero;

        time.Advance(TimeSpan.FromHours(1));
        await TickAsync(qrie, account);

        (await ScansAsync(qrie, account)).Should().ContainSingle();
        (await StateAsync(qrie, account)).BootstrapDueAt.Should().BeNull();
    }

    [Fact]
    public async Task An_account_that_gains_a_region_is_scanned_there_and_nowhere_else()
    {
        await using var qrie = await StartAsync();
        var account = qrie.Simulator.Organization.Accounts[1];
        await OnboardAsync(qrie, account);
        await TickAsync(qrie, account);
        await FinishedAsync(qrie, account);

        using var changed = await qrie.Http.PutAsJsonAsync($"/api/accounts/{account.Id}", new { regions = new[] { "us-east-1", "eu-west-1" } }, ct);
        changed.EnsureSuccessStatusCode();
        time.Advance(TimeSpan.FromSeconds(1));
        await TickAsync(qrie, account);

        (await ScansAsync(qrie, account)).Should().HaveCount(2);
        (await FinishedAsync(qrie, account)).Should().HaveCountGreaterThan(1).And.OnlyContain(unit => unit.Region == "eu-west-1");
    }

    [Fact]
    public async Task An_account_that_comes_back_is_scanned_as_a_new_one()
    {
        await using var qrie = await StartAsync();
        var account = qrie.Simulator.Organization.Accounts[1];
        await OnboardAsync(qrie, account);
        await TickAsync(qrie, account);
        var first = await FinishedAsync(qrie, account);
        using var removed = await qrie.Http.DeleteAsync($"/api/accounts/{account.Id}", ct);

        time.Advance(TimeSpan.FromSeconds(10));
        await OnboardAsync(qrie, account);
        await TickAsync(qrie, account);

        (await ScansAsync(qrie, account)).Should().HaveCount(2);
        (await FinishedAsync(qrie, account)).Select(unit => unit.Key).Should().Equal(first.Select(unit => unit.Key));
    }

    private Task<QrieHost> StartAsync() => QrieHost.StartAsync(
        new SimulatorOptions { Accounts = 2 },
        new Dictionary<string, string?> { ["Qrie:Scans:Bootstrap"] = "true" },
        onboarded: 1,
        configure: services => services.AddSingleton<TimeProvider>(time));

    private async Task OnboardAsync(QrieHost qrie, SimulatedAccount account)
    {
        using var added = await qrie.Http.PostAsJsonAsync(
            "/api/accounts", new { account_id = account.Id, external_id = account.ExternalId, regions = new[] { "us-east-1" } }, ct);
        added.EnsureSuccessStatusCode();
    }

    private static Task TickAsync(QrieHost qrie, SimulatedAccount account) => Schedule(qrie, account).TickAsync();

    private static Task<ScheduleState> StateAsync(QrieHost qrie, SimulatedAccount account) => Schedule(qrie, account).GetStateAsync();

    private static IScheduleGrain Schedule(QrieHost qrie, SimulatedAccount account) => qrie.Service<IGrainFactory>().GetGrain<IScheduleGrain>(account.Id);

    private static async Task<IReadOnlyList<Scan>> ScansAsync(QrieHost qrie, SimulatedAccount account) =>
        (await qrie.Service<IScanStore>().ScansAsync(account.Id, null, 100, null)).Items;

    // The units of the last scan.
    private static async Task<IReadOnlyList<ScanUnit>> FinishedAsync(QrieHost qrie, SimulatedAccount account)
    {
        var scan = (await ScansAsync(qrie, account))[0];
        await Eventually.TrueAsync(async () => (await qrie.Service<IScanStore>().UnitsAsync([scan.Id])).All(unit => unit.IsFinished), "the scan to end");
        return await qrie.Service<IScanStore>().UnitsAsync([scan.Id]);
    }
}
