namespace Qrie.Accounts;

public sealed class RequestRateTests
{
    private static readonly DateTimeOffset Noon = Change.Noon;

    [Fact]
    public void A_burst_of_one_second_is_free_and_then_the_rate_holds()
    {
        var rate = new RequestRate(100);
        rate.Reserve(100, Noon).Should().Be(TimeSpan.Zero);
        rate.Reserve(10, Noon).Should().BeCloseTo(TimeSpan.FromSeconds(0.1), TimeSpan.FromMilliseconds(1));
        rate.Reserve(10, Noon).Should().BeCloseTo(TimeSpan.FromSeconds(0.2), TimeSpan.FromMilliseconds(1));
        rate.Reserve(10, Noon.AddSeconds(1)).Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public void A_slow_rate_still_allows_a_first_handful()
    {
        var rate = new RequestRate(1);
        rate.Reserve(20, Noon).Should().Be(TimeSpan.Zero);
        rate.Reserve(1, Noon).Should().BeCloseTo(TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public void The_bucket_holds_no_more_than_a_burst()
    {
        var rate = new RequestRate(100);
        rate.Reserve(1, Noon);
        rate.Reserve(100, Noon.AddHours(1)).Should().Be(TimeSpan.Zero);
        rate.Reserve(1, Noon.AddHours(1)).Should().BePositive();
    }

    [Fact]
    public void Over_a_minute_no_more_is_granted_than_the_rate_and_a_burst()
    {
        var (rate, now, granted) = (new RequestRate(50), Noon, 0);
        while (now < Noon.AddMinutes(1))
        {
            var wait = rate.Reserve(10, now);
            granted += 10;
            now += wait;
        }

        granted.Should().BeInRange(50 * 60, 50 * 61 + 20);
    }

    [Fact]
    public void Throttling_halves_the_rate_down_to_an_eighth_and_reports_within_a_second_are_one()
    {
        var rate = new RequestRate(80);
        rate.Shrink(Noon);
        rate.Shrink(Noon.AddSeconds(0.9));
        rate.PerSecond(Noon).Should().Be(40);
        for (var second = 1; second <= 10; second++)
        {
            rate.Shrink(Noon.AddSeconds(second));
        }

        rate.PerSecond(Noon.AddSeconds(10)).Should().Be(10);
    }

    [Fact]
    public void The_rate_grows_back_within_a_minute_and_no_further()
    {
        var rate = new RequestRate(80);
        rate.Shrink(Noon);
        rate.PerSecond(Noon.AddSeconds(30)).Should().BeApproximately(60, 0.001);
        rate.PerSecond(Noon.AddMinutes(1)).Should().BeApproximately(80, 0.001);
        rate.PerSecond(Noon.AddHours(1)).Should().Be(80);
    }

    [Fact]
    public void A_clock_that_goes_back_takes_nothing_away()
    {
        var rate = new RequestRate(100);
        rate.Reserve(1, Noon);
        rate.Reserve(1, Noon.AddHours(-1)).Should().Be(TimeSpan.Zero);
        rate.Shrink(Noon);
        rate.PerSecond(Noon.AddHours(-1)).Should().BePositive();
    }
}
