namespace Qrie.Policies.Network;

public sealed class PortSetTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData(-1, -1)]
    [InlineData(null, -1)]
    [InlineData(0, 65535)]
    public void Absent_ends_mean_every_port(int? from, int? to) => PortSet.Range(from, to).Texts().Should().Equal("0-65535");

    [Fact]
    public void A_range_without_a_sensible_order_is_none() => PortSet.Range(90, 80).IsEmpty.Should().BeTrue();

    [Fact]
    public void Ranges_that_touch_or_overlap_become_one() =>
        PortSet.Range(20, 30).Union(PortSet.Range(31, 40)).Union(PortSet.Range(35, 50)).Union(PortSet.Of(60)).Texts().Should().Equal("20-50", "60");

    [Fact]
    public void What_is_taken_out_leaves_the_rest_on_both_sides() =>
        PortSet.All.Except(PortSet.Of(0, 80, 65535)).Texts().Should().Equal("1-79", "81-65534");

    [Fact]
    public void Sets_intersect_range_by_range() =>
        PortSet.Range(1, 100).Union(PortSet.Range(200, 300)).Intersect(PortSet.Range(90, 210)).Texts().Should().Equal("90-100", "200-210");

    [Fact]
    public void Port_0_is_not_missed()
    {
        PortSet.Range(1, 65535).IsAll.Should().BeTrue();
        PortSet.Range(2, 65535).IsAll.Should().BeFalse();
        PortSet.None.IsAll.Should().BeFalse();
    }

    [Fact]
    public void Set_arithmetic_agrees_with_counting()
    {
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var (left, right) = (Some(random), Some(random));
            var (a, b) = (Members(left), Members(right));
            Members(left.Union(right)).Should().Equal(a.Union(b).Order());
            Members(left.Intersect(right)).Should().Equal(a.Intersect(b).Order());
            Members(left.Except(right)).Should().Equal(a.Except(b).Order());
        }
    }

    private static PortSet Some(Random random) =>
        Enumerable.Range(0, random.Next(5)).Aggregate(PortSet.None, (set, _) => set.Union(PortSet.Range(random.Next(40), random.Next(40))));

    private static int[] Members(PortSet set) => [.. Enumerable.Range(0, 50).Where(set.Contains)];
}
