using Qrie.Aws.Ec2;
using Qrie.Policies.S3;
using static Qrie.Policies.Ec2.Ec2;

namespace Qrie.Policies.Ec2;

public sealed class EC2InstanceInternetExposedTests
{
    private static readonly EC2InstanceInternetExposed Policy = new();

    private static readonly InstanceConfiguration OverIpv6 = Exposed with
    {
        Interfaces = [Exposed.Interfaces[0] with { PublicIps = [], Ipv6Addresses = ["2001:db8::1"] }],
        SecurityGroups = Groups(Tcp(22, 22, "::/0")),
        Routes = Routes(new Ec2Route("::/0", "igw-1", true)),
        NetworkAcls = Acls(AllowAll with { Cidr = "::/0" }),
    };

    [Fact]
    public void All_links_open_on_ssh_violate()
    {
        var violation = Policy.Judge(Exposed).ShouldBeViolation();
        violation.Message.Should().Be("The internet reaches the instance on tcp 22.");
        violation.EvidenceOf().Should().Be(
            """{"ports":["tcp 22"],"path":[{"addresses":["198.51.100.7"],"network_acl_id":"acl-1","network_interface_id":"eni-1","ports":["tcp 22"],"route_table_id":"rtb-1","security_group_ids":["sg-1"],"subnet_id":"subnet-1"}]}""");
    }

    [Fact]
    public void The_same_over_IPv6_violates() => Policy.Judge(OverIpv6).ShouldBeViolation();

    [Fact]
    public void An_instance_that_does_not_run_is_left_out() => Policy.Judge(Exposed with { State = "stopped" }).ShouldBeNotApplicable();

    [Fact]
    public void Ports_80_and_443_of_tcp_are_for_everybody()
    {
        Policy.Judge(Exposed with { SecurityGroups = Groups(Tcp(80, 80, "0.0.0.0/0"), Tcp(443, 443, "0.0.0.0/0")) }).ShouldBeCompliant();
        Policy.Judge(Exposed with { SecurityGroups = Groups(new Ec2GroupRule("udp", 443, 443, "0.0.0.0/0")) }).ShouldBeViolation();
        Policy.Judge(Exposed with { SecurityGroups = Groups(Tcp(80, 443, "0.0.0.0/0")) }).ShouldBeViolation()
            .Evidence["ports"].Should().BeEquivalentTo(new[] { "tcp 81-442" });
    }

    public static TheoryData<string, InstanceConfiguration> OneLinkClosed => new()
    {
        { "no public address", Exposed with { Interfaces = [Exposed.Interfaces[0] with { PublicIps = [] }] } },
        { "no route", Exposed with { Routes = Routes() } },
        { "a route with nothing at its end", Exposed with { Routes = Routes(new Ec2Route("0.0.0.0/0", "igw-1", false)) } },
        { "a route to a part of the world", Exposed with { Routes = Routes(new Ec2Route("198.51.100.0/24", "igw-1", true)) } },
        { "a route of the other family", Exposed with { Routes = Routes(new Ec2Route("::/0", "igw-1", true)) } },
        { "no rule", Exposed with { SecurityGroups = Groups() } },
        { "a rule for a part of the world", Exposed with { SecurityGroups = Groups(Tcp(22, 22, "10.0.0.0/8")) } },
        { "a rule for a group", Exposed with { SecurityGroups = Groups(Tcp(22, 22, "sg-2")) } },
        { "a rule of the other family", Exposed with { SecurityGroups = Groups(Tcp(22, 22, "::/0")) } },
        { "a rule of a protocol without ports", Exposed with { SecurityGroups = Groups(new Ec2GroupRule("icmp", 8, 0, "0.0.0.0/0")) } },
        { "an ACL that lets in nothing", Exposed with { NetworkAcls = Acls() } },
        { "an ACL that denies first", Exposed with { NetworkAcls = Acls(new Ec2AclEntry(10, "6", 22, 22, "0.0.0.0/0", false), AllowAll) } },
        { "an ACL that lets in other ports", Exposed with { NetworkAcls = Acls(new Ec2AclEntry(10, "6", 1024, 65535, "0.0.0.0/0", true)) } },
        { "a block of what comes in", Exposed with { VpcBlockPublicAccess = Is(new Ec2VpcBlock("block-ingress", [])) } },
        { "a block of both ways", Exposed with { VpcBlockPublicAccess = Is(new Ec2VpcBlock("block-bidirectional", ["vpc-2", "subnet-2"])) } },
    };

    [Theory]
    [MemberData(nameof(OneLinkClosed), DisableDiscoveryEnumeration = true)]
    public void One_closed_link_complies(string link, InstanceConfiguration instance)
    {
        link.Should().NotBeEmpty();
        Policy.Judge(instance).ShouldBeCompliant();
    }

    [Fact]
    public void One_closed_link_complies_whatever_else_is_unreadable()
    {
        var blind = Exposed with { Routes = default, SecurityGroups = default, NetworkAcls = default, VpcBlockPublicAccess = default };
        Policy.Judge(blind with { Interfaces = [Exposed.Interfaces[0] with { PublicIps = [] }] }).ShouldBeCompliant();
        Policy.Judge(blind with { Routes = Routes() }).ShouldBeCompliant();
        Policy.Judge(blind with { SecurityGroups = Groups(Tcp(443, 443, "0.0.0.0/0")) }).ShouldBeCompliant();
        Policy.Judge(blind with { NetworkAcls = Acls() }).ShouldBeCompliant();
        Policy.Judge(blind with { VpcBlockPublicAccess = Is(new Ec2VpcBlock("block-ingress", [])) }).ShouldBeCompliant();
    }

    [Theory]
    [InlineData("vpc-1")]
    [InlineData("subnet-1")]
    public void An_exclusion_of_the_VPC_or_the_subnet_opens_the_block(string excluded) =>
        Policy.Judge(Exposed with { VpcBlockPublicAccess = Is(new Ec2VpcBlock("block-bidirectional", [excluded])) }).ShouldBeViolation();

    [Fact]
    public void Groups_let_in_together_and_each_interface_by_its_own()
    {
        var two = Exposed with
        {
            Interfaces =
            [
                Exposed.Interfaces[0] with { GroupIds = ["sg-1", "sg-2"] },
                Exposed.Interfaces[0] with { NetworkInterfaceId = "eni-2", PublicIps = [], GroupIds = ["sg-3"] },
            ],
            SecurityGroups = Is<IReadOnlyList<Ec2InstanceGroup>>(
            [
                new("sg-1", []), new("sg-2", [Tcp(8080, 8081, "0.0.0.0/0")]), new("sg-3", [Tcp(22, 22, "0.0.0.0/0")]),
            ]),
        };
        Policy.Judge(two).ShouldBeViolation().Evidence["ports"].Should().BeEquivalentTo(new[] { "tcp 8080-8081" });
    }

    [Fact]
    public void Halves_of_the_world_count_as_the_world() => Policy.Judge(Exposed with
    {
        SecurityGroups = Groups(Tcp(22, 22, "0.0.0.0/1"), Tcp(22, 22, "128.0.0.0/1")),
        Routes = Routes(new Ec2Route("0.0.0.0/1", "igw-1", true)),
    }).ShouldBeViolation();

    [Fact]
    public void It_is_unknown_while_a_link_that_decides_cannot_be_read()
    {
        Policy.Judge(Exposed with { Routes = Denied<IReadOnlyList<Ec2SubnetRoutes>>("ec2:DescribeRouteTables") })
            .ShouldBeUnknown("routes: UnauthorizedOperation (needs ec2:DescribeRouteTables)");
        Policy.Judge(Exposed with { SecurityGroups = Denied<IReadOnlyList<Ec2InstanceGroup>>("ec2:DescribeSecurityGroups") })
            .ShouldBeUnknown("security_groups: UnauthorizedOperation (needs ec2:DescribeSecurityGroups)");
        Policy.Judge(Exposed with { NetworkAcls = default }).ShouldBeUnknown("network_acls: NotDescribed");
        Policy.Judge(Exposed with { VpcBlockPublicAccess = default }).ShouldBeUnknown("vpc_block_public_access: NotDescribed");
    }
}
