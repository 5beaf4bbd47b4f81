using Amazon.EC2.Model;

namespace Qrie.Aws.Ec2;

/// <summary>EBS volumes.</summary>
internal sealed class VolumeType() : Ec2ResourceType<Volume, VolumeConfiguration>("Volume", "volume", Ec2Describes.Volumes)
{
    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["encrypted"] = [Ec2Describes.Volumes.Permission],
        ["attachments"] = [Ec2Describes.Volumes.Permission],
    };

    protected override bool Exists(Volume item, Ec2Scope scope) => item.State?.Value is not ("deleting" or "deleted");

    protected override Task<Description.Found> FoundAsync(Volume item, Ec2Scope scope, CancellationToken cancellationToken)
    {
        var tags = TagsOf(item.Tags);
        var attachments = (item.Attachments ?? [])
            .Where(attachment => attachment.State?.Value is not ("detaching" or "detached") && attachment.InstanceId is { Length: > 0 })
            .Select(attachment => new Ec2VolumeAttachment(attachment.InstanceId, attachment.Device, attachment.DeleteOnTermination ?? false))
            .OrderBy(attachment => attachment.InstanceId, StringComparer.Ordinal)
            .ToArray();
        return Whole(
            new VolumeConfiguration
            {
                VolumeId = item.VolumeId,
                Encrypted = item.Encrypted ?? false,
                KmsKeyId = item.KmsKeyId,
                Size = item.Size,
                VolumeType = item.VolumeType?.Value,
                SnapshotId = item.SnapshotId is { Length: > 0 } snapshot ? snapshot : null,
                Attachments = attachments,
                Tags = tags,
            },
            scope, tags, scope.Arns("instance", attachments.Select(attachment => attachment.InstanceId)));
    }
}
