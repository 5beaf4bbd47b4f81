using Qrie.Aws.Ec2;
using Qrie.Policies.S3;
using static Qrie.Policies.Ec2.Ec2;

namespace Qrie.Policies.Ec2;

public sealed class EC2UnencryptedEBSTests
{
    private static readonly EC2UnencryptedEBS Policy = new();

    [Fact]
    public void An_unencrypted_volume_among_others_violates()
    {
        var violation = Policy.Judge(Exposed with { Volumes = Is<IReadOnlyList<Ec2InstanceVolume>>([new("vol-1", "/dev/xvda", true), new("vol-2", "/dev/xvdb", false)]) })
            .ShouldBeViolation();
        violation.EvidenceOf().Should().Be("""{"unencrypted_volumes":[{"device":"/dev/xvdb","volume_id":"vol-2"}],"total_volumes":2,"unencrypted_count":1}""");
    }

    [Fact]
    public void Encrypted_volumes_comply() => Policy.Judge(Exposed).ShouldBeCompliant();

    [Fact]
    public void An_instance_without_volumes_complies() => Policy.Judge(Exposed with { Volumes = Is<IReadOnlyList<Ec2InstanceVolume>>([]) }).ShouldBeCompliant();

    [Fact]
    public void A_stopped_instance_is_judged_too() =>
        Policy.Judge(Exposed with { State = "stopped", Volumes = Is<IReadOnlyList<Ec2InstanceVolume>>([new("vol-2", null, false)]) }).ShouldBeViolation();

    [Fact]
    public void Volumes_that_cannot_be_read_are_unknown() =>
        Policy.Judge(Exposed with { Volumes = Denied<IReadOnlyList<Ec2InstanceVolume>>("ec2:DescribeVolumes") })
            .ShouldBeUnknown("volumes: UnauthorizedOperation (needs ec2:DescribeVolumes)");
}
