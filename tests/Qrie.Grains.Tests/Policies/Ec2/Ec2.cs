using Qrie.Aws;
using Qrie.Aws.Ec2;

namespace Qrie.Policies.Ec2;

/// <summary>EC2's resources for tests. The instance is one that the internet reaches on SSH, by every link.</summary>
internal static class Ec2
{
    public static SortedDictionary<string, string> NoTags { get; } = [];

    public static Ec2AclEntry AllowAll { get; } = new(100, "-1", null, null, "0.0.0.0/0", true);

    public static InstanceConfiguration Exposed { get; } = new()
    {
        InstanceId = "i-1",
        State = "running",
        MetadataOptions = new Ec2MetadataOptions("enabled", "required", 1),
        Interfaces = [new Ec2InstanceInterface("eni-1", "vpc-1", "subnet-1", ["198.51.100.7"], [], ["sg-1"])],
        Volumes = Is<IReadOnlyList<Ec2InstanceVolume>>([new("vol-1", "/dev/xvda", true)]),
        SecurityGroups = Groups(Tcp(22, 22, "0.0.0.0/0")),
        Routes = Routes(new Ec2Route("0.0.0.0/0", "igw-1", true)),
        NetworkAcls = Acls(AllowAll),
        VpcBlockPublicAccess = Is(new Ec2VpcBlock("off", [])),
        Tags = NoTags,
    };

    public static SecurityGroupConfiguration Group { get; } = new()
    {
        GroupId = "sg-1", GroupName = "web", VpcId = "vpc-1", Ingress = [], Egress = [new Ec2GroupRule("-1", null, null, "0.0.0.0/0")], Tags = NoTags,
    };

    public static NetworkAclConfiguration Acl { get; } = new()
    {
        NetworkAclId = "acl-1", VpcId = "vpc-1", IsDefault = true, Ingress = [], Egress = [], SubnetIds = [], Tags = NoTags,
    };

    public static Observed<T> Is<T>(T value) where T : notnull => Observed<T>.Present(value);

    public static Observed<T> Denied<T>(string permission) where T : notnull => Observed<T>.NotReadable(new Unreadable("UnauthorizedOperation", permission));

    public static Ec2GroupRule Tcp(int? from, int? to, string peer) => new("tcp", from, to, peer);

    public static Observed<IReadOnlyList<Ec2InstanceGroup>> Groups(params Ec2GroupRule[] rules) => Is<IReadOnlyList<Ec2InstanceGroup>>([new("sg-1", rules)]);

    public static Observed<IReadOnlyList<Ec2SubnetRoutes>> Routes(params Ec2Route[] routes) => Is<IReadOnlyList<Ec2SubnetRoutes>>([new("subnet-1", "rtb-1", routes)]);

    public static Observed<IReadOnlyList<Ec2SubnetAcl>> Acls(params Ec2AclEntry[] entries) => Is<IReadOnlyList<Ec2SubnetAcl>>([new("subnet-1", "acl-1", entries)]);

    public static SecurityGroupConfiguration Letting(params Ec2GroupRule[] ingress) => Group with { Ingress = ingress };

    public static NetworkAclConfiguration AclOf(params Ec2AclEntry[] ingress) => Acl with { Ingress = ingress };

    public static Verdict Judge<T>(this IPolicy<T> policy, T configuration) where T : class => policy.Evaluate(configuration, S3.Bucket.Context);
}
