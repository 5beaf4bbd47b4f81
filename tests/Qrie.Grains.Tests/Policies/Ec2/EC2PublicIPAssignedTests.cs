using Qrie.Aws.Ec2;
using Qrie.Policies.S3;
using static Qrie.Policies.Ec2.Ec2;

namespace Qrie.Policies.Ec2;

public sealed class EC2PublicIPAssignedTests
{
    private static readonly EC2PublicIPAssigned Policy = new();

    [Fact]
    public void A_public_address_on_any_interface_violates() =>
        Policy.Judge(Exposed with { Interfaces = [new Ec2InstanceInterface("eni-0", null, null, [], [], []), Exposed.Interfaces[0]] }).ShouldBeViolation()
            .EvidenceOf().Should().Be("""{"addresses":["198.51.100.7"]}""");

    [Fact]
    public void IPv6_alone_complies() =>
        Policy.Judge(Exposed with { Interfaces = [Exposed.Interfaces[0] with { PublicIps = [], Ipv6Addresses = ["2001:db8::1"] }] }).ShouldBeCompliant();
}
