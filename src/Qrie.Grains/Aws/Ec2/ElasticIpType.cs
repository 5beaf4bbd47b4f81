using Amazon.EC2.Model;

namespace Qrie.Aws.Ec2;

/// <summary>Elastic IP addresses.</summary>
internal sealed class ElasticIpType() : Ec2ResourceType<Address, ElasticIpConfiguration>("EIP", "elastic-ip", Ec2Describes.Addresses)
{
    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["association_id"] = [Ec2Describes.Addresses.Permission],
    };

    protected override Task<Description.Found> FoundAsync(Address item, Ec2Scope scope, CancellationToken cancellationToken)
    {
        var tags = TagsOf(item.Tags);
        return Whole(
            new ElasticIpConfiguration
            {
                AllocationId = item.AllocationId,
                PublicIp = item.PublicIp,
                AssociationId = NotEmpty(item.AssociationId),
                InstanceId = NotEmpty(item.InstanceId),
                NetworkInterfaceId = NotEmpty(item.NetworkInterfaceId),
                Tags = tags,
            },
            scope,
            tags,
            [.. scope.Arns("instance", item.InstanceId), .. scope.Arns("network-interface", item.NetworkInterfaceId)],
            item.PublicIp,
            item.AssociationId);
    }

    private static string? NotEmpty(string? text) => text is { Length: > 0 } ? text : null;
}
