using Qrie.Accounts;
using Qrie.Scans;

namespace Qrie.Grains.Tests.Scans;

public sealed class ScanScheduleTests
{
    private static readonly DateTimeOffset Tuesday = new(2026, 3, 3, 12, 0, 0, TimeSpan.Zero);
    private static readonly AccountRegistration Account = new() { AccountId = "111122223333", RoleArn = "arn:aws:iam::111122223333:role/QrieInventoryRole" };

    private readonly ScanSchedule schedule = new(new ScanOptions { Spread = TimeSpan.Zero });

    [Fact]
    public void A_new_account_is_planned()
    {
        var state = new ScheduleState();

        var (due, changed) = schedule.Take(state, Account, Tuesday);

        due.Should().BeEmpty();
        changed.Should().BeTrue();
        state.InventoryDueAt.Should().Be(new DateTimeOffset(2026, 3, 7, 0, 0, 0, TimeSpan.Zero), "that is Saturday");
        state.PolicyDueAt.Should().Be(new DateTimeOffset(2026, 3, 4, 4, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Nothing_is_due_twice()
    {
        var state = new ScheduleState();
        schedule.Take(state, Account, Tuesday);

        var (due, changed) = schedule.Take(state, Account, Tuesday.AddMinutes(1));

        due.Should().BeEmpty();
        changed.Should().BeFalse();
    }

    [Fact]
    public void What_was_missed_is_caught_up_once()
    {
        var state = new ScheduleState();
        schedule.Take(state, Account, Tuesday);

        var (due, _) = schedule.Take(state, Account, Tuesday.AddDays(20));
        var (again, _) = schedule.Take(state, Account, Tuesday.AddDays(20).AddMinutes(1));

        due.Select(scan => scan.Kind).Should().BeEquivalentTo([ScanKind.Inventory, ScanKind.Policy]);
        again.Should().BeEmpty();
        state.InventoryDueAt.Should().BeAfter(Tuesday.AddDays(20));
    }

    [Fact]
    public void A_scan_that_is_started_again_after_a_crash_has_the_same_id()
    {
        var (one, other) = (new ScheduleState(), new ScheduleState());
        schedule.Take(one, Account, Tuesday);
        schedule.Take(other, Account, Tuesday);

        var (first, _) = schedule.Take(one, Account, Tuesday.AddDays(1));
        var (second, _) = schedule.Take(other, Account, Tuesday.AddDays(1).AddMinutes(5));

        first.Select(scan => scan.Id).Should().Equal(second.Select(scan => scan.Id));
    }

    [Fact]
    public void Another_expression_plans_anew_and_starts_nothing()
    {
        var state = new ScheduleState();
        schedule.Take(state, Account, Tuesday);

        var (due, changed) = schedule.Take(state, Account with { PolicyCron = "30 13 * * *" }, Tuesday.AddMinutes(1));

        due.Should().BeEmpty();
        changed.Should().BeTrue();
        state.PolicyDueAt.Should().Be(new DateTimeOffset(2026, 3, 3, 13, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public void An_empty_expression_plans_nothing()
    {
        var state = new ScheduleState();

        schedule.Take(state, Account with { InventoryCron = "" }, Tuesday);

        state.InventoryDueAt.Should().BeNull();
        state.PolicyDueAt.Should().NotBeNull();
    }

    [Fact]
    public void Accounts_are_spread_and_each_is_always_as_late()
    {
        var spread = TimeSpan.FromHours(1);
        var due = Enumerable.Range(0, 200).Select(i => CronSchedule.Next("0 4 * * *", Tuesday, spread, $"{i:D12}")!.Value).ToArray();

        due.Should().OnlyContain(at => at >= Tuesday.Date.AddDays(1).AddHours(4) && at <= Tuesday.Date.AddDays(1).AddHours(5));
        due.Distinct().Count().Should().BeGreaterThan(150);
        CronSchedule.Next("0 4 * * *", Tuesday, spread, "000000000007").Should().Be(due[7]);
    }

    [Fact]
    public void A_malformed_expression_is_named_with_what_would_be_right() =>
        new ScanOptionsValidator().Validate(null, new ScanOptions { PolicyCron = "at four" }).FailureMessage
            .Should().Contain("Qrie:Scans:PolicyCron").And.Contain("'at four'").And.Contain("0 4 * * *");
}
