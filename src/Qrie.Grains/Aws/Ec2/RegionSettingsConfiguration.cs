namespace Qrie.Aws.Ec2;

/// <summary>What EC2 keeps for an account in a region.</summary>
public sealed record RegionSettingsConfiguration
{
    /// <summary>The region.</summary>
    public required string Region { get; init; }

    /// <summary>Encryption by default.</summary>
    public Observed<Ec2EbsEncryption> EbsEncryptionByDefault { get; init; }

    /// <summary>The defaults of the instance metadata service.</summary>
    public Observed<Ec2MetadataDefaults> InstanceMetadataDefaults { get; init; }

    /// <summary>The block of public snapshots.</summary>
    public Observed<Ec2SharingBlock> SnapshotBlockPublicAccess { get; init; }

    /// <summary>The block of public images.</summary>
    public Observed<Ec2SharingBlock> ImageBlockPublicAccess { get; init; }

    /// <summary>The block of traffic between VPCs and the internet.</summary>
    public Observed<Ec2VpcBlock> VpcBlockPublicAccess { get; init; }
}
