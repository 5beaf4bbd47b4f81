namespace Qrie.Aws.Ec2;

/// <summary>The configuration of a snapshot that the account owns, with the region's block of sharing.</summary>
public sealed record SnapshotConfiguration
{
    /// <summary>The id.</summary>
    public required string SnapshotId { get; init; }

    /// <summary>The volume that it was made of.</summary>
    public string? VolumeId { get; init; }

    /// <summary>The volume's size, in GiB.</summary>
    public int? VolumeSize { get; init; }

    /// <summary>Whether it is encrypted.</summary>
    public required bool Encrypted { get; init; }

    /// <summary>The key; null when it is not encrypted.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>Who may make volumes of it: account ids, and <c>all</c> for everybody; in ordinal order.</summary>
    public Observed<IReadOnlyList<string>> CreateVolumePermissions { get; init; }

    /// <summary>The region's block.</summary>
    public Observed<Ec2SharingBlock> SnapshotBlockPublicAccess { get; init; }

    /// <summary>Its tags.</summary>
    public required SortedDictionary<string, string> Tags { get; init; }
}
