namespace Qrie.Policies.Network;

public sealed class WorldTests
{
    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("0.0.0.0/1")]
    [InlineData("128.0.0.0/1")]
    public void The_whole_of_IPv4_and_its_halves_are_the_world(string cidr) => World.FamilyOf(cidr).Should().Be(IpFamily.V4);

    [Theory]
    [InlineData("::/0")]
    [InlineData("::/1")]
    [InlineData("::/2")]
    [InlineData("2000::/3")]
    public void What_holds_all_of_IPv6_that_is_routed_is_the_world(string cidr) => World.FamilyOf(cidr).Should().Be(IpFamily.V6);

    [Theory]
    [InlineData("0.0.0.0/2")]
    [InlineData("10.0.0.0/8")]
    [InlineData("8000::/1")]
    [InlineData("4000::/2")]
    [InlineData("2000::/4")]
    [InlineData("fc00::/7")]
    [InlineData("pl-0123456789")]
    [InlineData("sg-0123456789")]
    [InlineData("0.0.0.0")]
    [InlineData("/0")]
    [InlineData("")]
    public void Anything_else_is_not(string cidr) => World.FamilyOf(cidr).Should().BeNull();
}
