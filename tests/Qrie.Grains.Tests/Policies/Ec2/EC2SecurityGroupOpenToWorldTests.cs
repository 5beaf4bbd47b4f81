using Qrie.Aws.Ec2;
using Qrie.Policies.S3;
using static Qrie.Policies.Ec2.Ec2;

namespace Qrie.Policies.Ec2;

public sealed class EC2SecurityGroupOpenToWorldTests
{
    private static readonly EC2SecurityGroupOpenToWorld Policy = new();

    [Theory]
    [InlineData("tcp", 22, 22, "0.0.0.0/0")]
    [InlineData("tcp", 443, 444, "::/0")]
    [InlineData("udp", 53, 53, "0.0.0.0/0")]
    [InlineData("-1", null, null, "0.0.0.0/0")]
    [InlineData("tcp", 8080, 8080, "0.0.0.0/1")]
    public void Any_other_port_violates(string protocol, int? from, int? to, string cidr) =>
        Policy.Judge(Letting(new Ec2GroupRule(protocol, from, to, cidr))).ShouldBeViolation();

    [Fact]
    public void Evidence_names_only_the_rules_that_matter() =>
        Policy.Judge(Letting(Tcp(443, 443, "0.0.0.0/0"), Tcp(22, 22, "0.0.0.0/0"))).ShouldBeViolation()
            .EvidenceOf().Should().Be("""{"rules":[{"description":null,"from_port":22,"peer":"0.0.0.0/0","protocol":"tcp","to_port":22}]}""");

    [Theory]
    [InlineData("tcp", 80, 80, "0.0.0.0/0")]
    [InlineData("tcp", 443, 443, "::/0")]
    [InlineData("udp", 443, 443, "0.0.0.0/0")]
    [InlineData("icmp", 8, 0, "0.0.0.0/0")]
    [InlineData("tcp", 22, 22, "203.0.113.0/24")]
    public void The_web_and_parts_of_the_world_comply(string protocol, int? from, int? to, string cidr) =>
        Policy.Judge(Letting(new Ec2GroupRule(protocol, from, to, cidr))).ShouldBeCompliant();
}
