using Amazon.EC2.Model;

namespace Qrie.Aws.Ec2;

/// <summary>Images that the account owns. Their ARNs name no account.</summary>
internal sealed class ImageType() : Ec2ResourceType<Image, ImageConfiguration>("Image", "image", Ec2Describes.Images)
{
    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["public"] = [Ec2Describes.Images.Permission],
    };

    protected override bool ArnNamesAccount => false;

    protected override bool Exists(Image item, Ec2Scope scope) =>
        item.OwnerId == scope.AccountId && item.State?.Value is not ("deregistered" or "failed" or "error" or "invalid");

    protected override Task<Description.Found> FoundAsync(Image item, Ec2Scope scope, CancellationToken cancellationToken)
    {
        var tags = TagsOf(item.Tags);
        var snapshots = (item.BlockDeviceMappings ?? []).Select(mapping => mapping.Ebs?.SnapshotId).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToArray();
        return Whole(
            new ImageConfiguration { ImageId = item.ImageId, ImageName = item.Name, Public = item.Public ?? false, SnapshotIds = snapshots, Tags = tags },
            scope,
            tags,
            [scope.Settings, .. snapshots.Select(snapshot => $"arn:{scope.Partition}:ec2:{scope.Region}::snapshot/{snapshot}")]);
    }
}
