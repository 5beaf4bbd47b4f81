namespace Qrie.Aws.Ec2;

/// <summary>What EC2 keeps for an account in a region. It exists wherever the account may use the region.</summary>
internal sealed class RegionSettingsType : ResourceType<RegionSettingsConfiguration>
{
    public override string Name => "AWS::EC2::RegionSettings";

    public override string Service => "ec2";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["ebs_encryption_by_default"] = [Ec2Settings.EbsEncryptionPermission],
        ["instance_metadata_defaults"] = [Ec2Settings.MetadataDefaultsPermission],
        ["snapshot_block_public_access"] = [Ec2Settings.SnapshotBlockPermission],
        ["image_block_public_access"] = [Ec2Settings.ImageBlockPermission],
        ["vpc_block_public_access"] = [Ec2Settings.VpcBlockPermission, Ec2Settings.VpcBlockExclusionsPermission],
    };

    public override bool IsArn(string arn) => arn.Split(':') is ["arn", _, "ec2", { Length: > 0 }, { Length: > 0 }, "settings"];

    public override async Task<Description> DescribeAsync(ResourceTarget target, IAwsClients clients, CancellationToken cancellationToken)
    {
        var region = Arns.Region(target.Arn) ?? target.Region;
        return await ReadAsync(region, new Ec2Lookups(clients, region), cancellationToken);
    }

    public override async IAsyncEnumerable<Listed> ListAsync(
        ListingScope scope, IAwsClients clients, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var facts = new Ec2Listing(clients, scope.Region);
        var arn = new Ec2Scope(scope.Partition, scope.AccountId, scope.Region, clients, facts).Settings;
        yield return new Listed(arn, await ReadAsync(scope.Region, facts, cancellationToken));
    }

    private async Task<Description.Found> ReadAsync(string region, Ec2Facts facts, CancellationToken cancellationToken)
    {
        var parts = new PartReader(cancellationToken);
        Task<Observed<T>> Read<T>(string part, Ec2Setting<T> setting) where T : class =>
            parts.ReadAsync(part, Permissions[part][0], async ct => Observed<T>.Present(await facts.SettingAsync(setting, ct)));

        var (encryption, metadata) = (Read("ebs_encryption_by_default", Ec2Settings.EbsEncryption), Read("instance_metadata_defaults", Ec2Settings.MetadataDefaults));
        var (snapshots, images) = (Read("snapshot_block_public_access", Ec2Settings.SnapshotBlock), Read("image_block_public_access", Ec2Settings.ImageBlock));
        var vpcs = parts.ReadVpcBlockAsync("vpc_block_public_access", facts);
        var configuration = new RegionSettingsConfiguration
        {
            Region = region,
            EbsEncryptionByDefault = await encryption,
            InstanceMetadataDefaults = await metadata,
            SnapshotBlockPublicAccess = await snapshots,
            ImageBlockPublicAccess = await images,
            VpcBlockPublicAccess = await vpcs,
        };
        return new Description.Found(configuration, region, new Dictionary<string, string>(), [], parts.Unreadable, parts.Transient);
    }
}
