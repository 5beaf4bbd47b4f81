namespace Qrie.Resources;

public sealed class FreshnessTests
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData(0, false)]
    [InlineData(0.5, false)]
    [InlineData(1, false)]
    [InlineData(5.999, false)]
    [InlineData(6, true)]
    [InlineData(60, true)]
    [InlineData(-60, false)]
    public void Invariant_3_an_event_is_covered_a_second_and_the_settle_margin_after_its_time(double snapshot, bool expected) =>
        Freshness.Covers(Change.Noon.AddSeconds(snapshot), Change.At(0), Settle).Should().Be(expected);

    [Fact]
    public void A_change_within_the_same_second_as_the_snapshot_is_described_again()
    {
        // It happened at 12:00:00.9, after the describe at 12:00:00.5; CloudTrail says 12:00:00.
        var change = Change.At(0);
        Freshness.Covers(Change.Noon.AddSeconds(0.5), change, TimeSpan.Zero).Should().BeFalse();
        Freshness.Covers(Change.Noon.AddSeconds(1), change, TimeSpan.Zero).Should().BeTrue();
    }

    [Fact]
    public void Nothing_is_covered_before_the_first_describe() => Freshness.Covers(null, Change.At(0), Settle).Should().BeFalse();
}
