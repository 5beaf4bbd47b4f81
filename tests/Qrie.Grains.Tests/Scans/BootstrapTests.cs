using Qrie.Scans;

namespace Qrie.Grains.Tests.Scans;

public sealed class BootstrapTests
{
    private static readonly DateTimeOffset Tuesday = new(2026, 3, 3, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_is_due_at_once_for_new_places_and_for_none_twice()
    {
        var state = new ScheduleState();

        Bootstrap.Plan(state, "one", Tuesday).Should().BeTrue();
        state.BootstrapDueAt.Should().Be(Tuesday);

        state.BootstrapDueAt = null;
        Bootstrap.Plan(state, "one", Tuesday.AddDays(1)).Should().BeFalse();
        state.BootstrapDueAt.Should().BeNull("nothing is missing");

        Bootstrap.Plan(state, "another", Tuesday.AddDays(2)).Should().BeTrue();
        state.BootstrapDueAt.Should().Be(Tuesday.AddDays(2));
    }

    [Fact]
    public void Another_role_is_tried_without_the_wait_that_the_one_before_had_come_to()
    {
        var state = new ScheduleState { Places = "refused", BootstrapDueAt = Tuesday.AddHours(1), Refusals = 8, BootstrapScans = 3 };

        Bootstrap.Plan(state, "corrected", Tuesday);

        state.BootstrapDueAt.Should().Be(Tuesday);
        (state.Refusals, state.BootstrapScans).Should().Be((0, 0));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(6, 32)]
    [InlineData(7, 60)]
    [InlineData(1000, 60)]
    public void It_is_put_off_twice_as_long_each_time(int failures, int minutes) =>
        Bootstrap.Pause(failures, TimeSpan.FromHours(1)).Should().Be(TimeSpan.FromMinutes(minutes));
}
