using Qrie.Aws.Ec2;
using Qrie.Policies.S3;
using static Qrie.Policies.Ec2.Ec2;

namespace Qrie.Policies.Ec2;

public sealed class VPCSubnetAutoAssignPublicIpTests
{
    private static readonly VPCSubnetAutoAssignPublicIp Policy = new();

    private static readonly SubnetConfiguration Subnet = new() { SubnetId = "subnet-1", CidrBlock = "10.0.0.0/24", MapPublicIpOnLaunch = true, DefaultForAz = false, Tags = NoTags };

    [Fact]
    public void A_subnet_that_gives_out_addresses_violates() =>
        Policy.Judge(Subnet).ShouldBeViolation().EvidenceOf().Should().Be("""{"cidr_block":"10.0.0.0/24","default_for_az":false}""");

    [Fact]
    public void One_that_does_not_complies() => Policy.Judge(Subnet with { MapPublicIpOnLaunch = false }).ShouldBeCompliant();
}
