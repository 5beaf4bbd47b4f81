namespace Qrie.Aws.Ec2;

/// <summary>The configuration of an image that the account owns.</summary>
public sealed record ImageConfiguration
{
    /// <summary>The id.</summary>
    public required string ImageId { get; init; }

    /// <summary>The name.</summary>
    public string? ImageName { get; init; }

    /// <summary>True when every account may launch it.</summary>
    public required bool Public { get; init; }

    /// <summary>The snapshots that it consists of, in ordinal order.</summary>
    public required IReadOnlyList<string> SnapshotIds { get; init; }

    /// <summary>Its tags.</summary>
    public required SortedDictionary<string, string> Tags { get; init; }
}
