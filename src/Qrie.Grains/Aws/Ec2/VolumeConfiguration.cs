namespace Qrie.Aws.Ec2;

/// <summary>The configuration of an EBS volume.</summary>
public sealed record VolumeConfiguration
{
    /// <summary>The id.</summary>
    public required string VolumeId { get; init; }

    /// <summary>Whether it is encrypted.</summary>
    public required bool Encrypted { get; init; }

    /// <summary>The key; null when it is not encrypted.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>In GiB.</summary>
    public int? Size { get; init; }

    /// <summary><c>gp3</c>, <c>io2</c> …</summary>
    public string? VolumeType { get; init; }

    /// <summary>The snapshot that it was made from.</summary>
    public string? SnapshotId { get; init; }

    /// <summary>The instances that have it, by id.</summary>
    public required IReadOnlyList<Ec2VolumeAttachment> Attachments { get; init; }

    /// <summary>Its tags.</summary>
    public required SortedDictionary<string, string> Tags { get; init; }
}
