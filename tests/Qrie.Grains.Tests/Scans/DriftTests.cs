using Qrie.Scans;

namespace Qrie.Grains.Tests.Scans;

public sealed class DriftTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 3, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(191, 1, false)]
    [InlineData(193, 1, true)]
    [InlineData(100, 25, false)]
    [InlineData(100, 27, true)]
    [InlineData(100, null, true)]
    [InlineData(25, null, false)]
    public void Drift_is_told_by_the_age_in_hours_of_inventory_and_policy_scan(int inventory, int? policy, bool drifted) =>
        Drift.Detected([Of(Now.AddHours(-inventory), policy is { } hours ? Now.AddHours(-hours) : null)], Now).Should().Be(drifted);

    [Fact]
    public void What_was_never_scanned_is_unknown()
    {
        Drift.Detected([], Now).Should().BeNull();
        Drift.Detected([Of(null, Now), Of(Now, Now)], Now).Should().BeNull();
    }

    [Fact]
    public void The_miss_rate_is_the_share_that_no_event_brought()
    {
        (Of(Now, Now) with { Drift = 1, Brought = 3 }).MissRate.Should().Be(0.25);
        (Of(Now, Now) with { Drift = 0, Brought = 0 }).MissRate.Should().BeNull();
        Of(Now, Now).MissRate.Should().BeNull();
    }

    private static Baseline Of(DateTimeOffset? inventory, DateTimeOffset? policy) => new("111122223333", "s3", "us-east-1", inventory, policy, null, 0);
}
