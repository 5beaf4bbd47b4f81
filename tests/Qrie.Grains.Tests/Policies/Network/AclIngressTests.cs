using Qrie.Aws.Ec2;

namespace Qrie.Policies.Network;

public sealed class AclIngressTests
{
    private static readonly Ec2AclEntry AllowAll = new(100, "-1", null, null, "0.0.0.0/0", true);

    [Fact]
    public void Nothing_is_let_in_where_no_entry_says_so() => Open([]).Should().BeEmpty();

    [Fact]
    public void The_lowest_number_decides_whatever_the_order_in_the_list()
    {
        Ec2AclEntry deny = new(90, "6", 22, 22, "0.0.0.0/0", false);
        Open([AllowAll, deny]).Should().Equal("tcp 0-21", "tcp 23-65535", "udp 0-65535");
        Open([AllowAll, deny with { Number = 110 }]).Should().Equal("tcp 0-65535", "udp 0-65535");
    }

    [Fact]
    public void An_entry_for_part_of_the_world_decides_nothing() =>
        Open([new(10, "6", 22, 22, "10.0.0.0/8", false), new(20, "6", 22, 22, "198.51.100.0/24", true), new(30, "6", 22, 22, "0.0.0.0/0", true)]).Should().Equal("tcp 22");

    [Fact]
    public void Families_are_apart()
    {
        Ec2AclEntry[] entries = [new(10, "6", 22, 22, "0.0.0.0/0", false), new(20, "6", 22, 22, "::/0", true)];
        Open(entries).Should().BeEmpty();
        entries.OpenTo(IpFamily.V6).Texts().Should().Equal("tcp 22");
    }

    [Fact]
    public void A_protocol_without_ports_opens_none() => Open([new(10, "1", null, null, "0.0.0.0/0", true)]).Should().BeEmpty();

    [Fact]
    public void The_deciding_entry_is_the_first_that_covers_the_port()
    {
        Ec2AclEntry[] entries = [new(20, "6", 0, 1024, "0.0.0.0/0", true), new(10, "17", 22, 22, "0.0.0.0/0", false), new(30, "-1", null, null, "0.0.0.0/0", false)];
        entries.Deciding(IpFamily.V4, 22)!.Number.Should().Be(20);
        entries.Deciding(IpFamily.V4, 3389)!.Number.Should().Be(30);
        entries.Deciding(IpFamily.V6, 22).Should().BeNull();
    }

    private static string[] Open(IReadOnlyList<Ec2AclEntry> entries) => entries.OpenTo(IpFamily.V4).Texts();
}
