namespace Qrie.Scans;

/// <summary>One account, service and region of a scan, with its progress. It is stored as it goes, so that a killed silo's unit goes on elsewhere.</summary>
[GenerateSerializer, Immutable, Alias("qrie.scan-unit")]
public sealed record ScanUnit
{
    /// <summary>The scan's id.</summary>
    [Id(0)] public required string ScanId { get; init; }

    /// <summary>What it does.</summary>
    [Id(1)] public required ScanKind Kind { get; init; }

    /// <summary>The account.</summary>
    [Id(2)] public required string AccountId { get; init; }

    /// <summary>The service, such as <c>s3</c>.</summary>
    [Id(3)] public required string Service { get; init; }

    /// <summary>The region; for global types the partition's home region.</summary>
    [Id(4)] public required string Region { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(5)] public ScanState State { get; init; }

    /// <summary>When it was begun first, UTC: what was looked at since then is not looked at again when it is resumed. Null before.</summary>
    [Id(6)] public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended, UTC; null before.</summary>
    [Id(7)] public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Resources that the listings have named.</summary>
    [Id(8)] public int Listed { get; init; }

    /// <summary>Resources that were looked at: taken from a listing, described, or judged.</summary>
    [Id(9)] public int Described { get; init; }

    /// <summary>How many are to be looked at, once that is known.</summary>
    [Id(10)] public int? Total { get; init; }

    /// <summary>Changes that no event had brought: resources that had appeared, differed or gone.</summary>
    [Id(11)] public int Drift { get; init; }

    /// <summary>Changes that events had brought since the baseline before.</summary>
    [Id(12)] public long Brought { get; init; }

    /// <summary>What failed, one line each; at most <see cref="MaxErrors"/>.</summary>
    [Id(13)] public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>Where <see cref="Baseline.Late"/> stood when it was begun first; null before.</summary>
    [Id(14)] public long? Late { get; init; }

    /// <summary>How many of <see cref="Drift"/> were gone: these are not found again when it is resumed.</summary>
    [Id(15)] public int Gone { get; init; }

    /// <summary>How many errors are kept.</summary>
    public const int MaxErrors = 20;

    /// <summary>The key of the grain that does it.</summary>
    public string Key => $"{AccountId}/{Service}/{Region}";

    /// <summary>True when what it finds counts as drift: a bootstrap measures nothing.</summary>
    public bool Measures => Kind == ScanKind.Inventory;

    /// <summary>When it began, as far as what differs counts as drift; otherwise null.</summary>
    public DateTimeOffset? DriftSince => Measures ? StartedAt : null;

    /// <summary>True when there is nothing left to do.</summary>
    public bool IsFinished => State is ScanState.Completed or ScanState.Failed or ScanState.Cancelled;
}
