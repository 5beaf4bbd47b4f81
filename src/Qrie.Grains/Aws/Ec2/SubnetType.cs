using Amazon.EC2.Model;

namespace Qrie.Aws.Ec2;

/// <summary>Subnets. One that another account shares is that account's.</summary>
internal sealed class SubnetType() : Ec2ResourceType<Subnet, SubnetConfiguration>("Subnet", "subnet", Ec2Describes.Subnets)
{
    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["map_public_ip_on_launch"] = [Ec2Describes.Subnets.Permission],
    };

    protected override bool Exists(Subnet item, Ec2Scope scope) => item.OwnerId == scope.AccountId;

    protected override Task<Description.Found> FoundAsync(Subnet item, Ec2Scope scope, CancellationToken cancellationToken)
    {
        var tags = TagsOf(item.Tags);
        return Whole(
            new SubnetConfiguration
            {
                SubnetId = item.SubnetId,
                VpcId = item.VpcId,
                CidrBlock = item.CidrBlock,
                AvailabilityZone = item.AvailabilityZone,
                MapPublicIpOnLaunch = item.MapPublicIpOnLaunch ?? false,
                DefaultForAz = item.DefaultForAz ?? false,
                Tags = tags,
            },
            scope, tags, scope.Arns("vpc", item.VpcId));
    }
}
