using Qrie.Aws.Ec2;
using Qrie.Policies.S3;
using static Qrie.Policies.Ec2.Ec2;

namespace Qrie.Policies.Ec2;

public sealed class EC2SecurityGroupHighRiskPortTests
{
    private static readonly EC2SecurityGroupHighRiskPort Policy = new();

    [Fact]
    public void A_listed_port_within_a_range_violates() =>
        Policy.Judge(Letting(Tcp(440, 450, "::/0"))).ShouldBeViolation().Evidence["ports"].Should().BeEquivalentTo(new[] { "tcp 445" });

    [Fact]
    public void Everything_open_names_every_listed_port()
    {
        var ports = Policy.Judge(Letting(new Ec2GroupRule("-1", null, null, "0.0.0.0/0"))).ShouldBeViolation().Evidence["ports"].As<string[]>();
        ports.Should().HaveCountGreaterThan(15).And.Contain("tcp 110");
    }

    [Fact]
    public void Other_ports_protocols_and_peers_comply()
    {
        Policy.Judge(Letting(Tcp(443, 443, "0.0.0.0/0"))).ShouldBeCompliant();
        Policy.Judge(Letting(new Ec2GroupRule("udp", 445, 445, "0.0.0.0/0"))).ShouldBeCompliant();
        Policy.Judge(Letting(Tcp(445, 445, "10.0.0.0/8"))).ShouldBeCompliant();
    }
}
