namespace Qrie.Scans;

/// <summary>A scan's wish to look at a resource.</summary>
[GenerateSerializer, Immutable, Alias("qrie.scan-look")]
public sealed record ScanLook
{
    /// <summary>CloudFormation's name of the type.</summary>
    [Id(0)] public required string Type { get; init; }

    /// <summary>The account that was listed.</summary>
    [Id(1)] public required string AccountId { get; init; }

    /// <summary>The region in which to begin.</summary>
    [Id(2)] public required string Region { get; init; }

    /// <summary>A snapshot since then will do, UTC.</summary>
    [Id(3)] public required DateTimeOffset NotBefore { get; init; }

    /// <summary>When the inventory began for which what differs counts as drift, UTC; null when it counts for none.</summary>
    [Id(4)] public DateTimeOffset? DriftSince { get; init; }
}
