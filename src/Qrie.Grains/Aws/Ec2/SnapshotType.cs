using Amazon.EC2;
using Amazon.EC2.Model;

namespace Qrie.Aws.Ec2;

/// <summary>
/// Snapshots that the account owns. Their ARNs name no account. Who may use one is told one snapshot at a time, so that a listing
/// only names them.
/// </summary>
internal sealed class SnapshotType() : Ec2ResourceType<Snapshot, SnapshotConfiguration>("Snapshot", "snapshot", Ec2Describes.Snapshots)
{
    private const string AttributePermission = "ec2:DescribeSnapshotAttribute";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["encrypted"] = [Ec2Describes.Snapshots.Permission],
        ["create_volume_permissions"] = [AttributePermission],
        ["snapshot_block_public_access"] = [Ec2Settings.SnapshotBlockPermission],
    };

    protected override bool ArnNamesAccount => false;

    protected override bool Exists(Snapshot item, Ec2Scope scope) => item.OwnerId == scope.AccountId && item.State?.Value != "error";

    protected override Task<Description.Found?> ListedAsync(Snapshot item, Ec2Scope scope, CancellationToken cancellationToken) =>
        Task.FromResult<Description.Found?>(null);

    protected override async Task<Description.Found> FoundAsync(Snapshot item, Ec2Scope scope, CancellationToken cancellationToken)
    {
        var parts = new PartReader(cancellationToken);
        var permissions = parts.ReadAsync("create_volume_permissions", AttributePermission, async ct => Observed<IReadOnlyList<string>>.Present(
            PermissionsOf(await scope.Clients.Ec2(scope.Region).DescribeSnapshotAttributeAsync(
                new DescribeSnapshotAttributeRequest { SnapshotId = item.SnapshotId, Attribute = SnapshotAttributeName.CreateVolumePermission }, ct))));
        var block = parts.ReadAsync("snapshot_block_public_access", Ec2Settings.SnapshotBlockPermission, async ct =>
            Observed<Ec2SharingBlock>.Present(await scope.Facts.SettingAsync(Ec2Settings.SnapshotBlock, ct)));
        var tags = TagsOf(item.Tags);
        var configuration = new SnapshotConfiguration
        {
            SnapshotId = item.SnapshotId,
            VolumeId = item.VolumeId,
            VolumeSize = item.VolumeSize,
            Encrypted = item.Encrypted ?? false,
            KmsKeyId = item.KmsKeyId,
            CreateVolumePermissions = await permissions,
            SnapshotBlockPublicAccess = await block,
            Tags = tags,
        };
        return new Description.Found(configuration, scope.Region, tags, [scope.Settings], parts.Unreadable, parts.Transient);
    }

    private static IReadOnlyList<string> PermissionsOf(DescribeSnapshotAttributeResponse answer) =>
        [.. (answer.CreateVolumePermissions ?? []).Select(permission => permission.Group?.Value ?? permission.UserId).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
}
