namespace Qrie.Scans;

/// <summary>How far a scan has come: all its units together.</summary>
public sealed record ScanTotals
{
    /// <summary>Where it stands; failed when a part of it did.</summary>
    public required ScanState State { get; init; }

    /// <summary>When the first unit began, UTC; null before.</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the last unit ended, UTC; null before.</summary>
    public required DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Resources that the listings have named.</summary>
    public required int Listed { get; init; }

    /// <summary>Resources that were looked at.</summary>
    public required int Described { get; init; }

    /// <summary>How many are to be looked at; null until every unit knows.</summary>
    public required int? Total { get; init; }

    /// <summary>How many units have ended.</summary>
    public required int FinishedUnits { get; init; }

    /// <summary>How many units there are.</summary>
    public required int Units { get; init; }

    /// <summary>Changes that no event had brought.</summary>
    public required int Drift { get; init; }

    /// <summary>How many errors there were.</summary>
    public required int Errors { get; init; }

    /// <summary>True when there is nothing left to do.</summary>
    public bool IsFinished => State is ScanState.Completed or ScanState.Failed or ScanState.Cancelled;

    /// <summary>Sums units up.</summary>
    /// <param name="units">All units of one scan.</param>
    public static ScanTotals Of(IReadOnlyCollection<ScanUnit> units) => new()
    {
        State = StateOf(units),
        StartedAt = units.Min(unit => unit.StartedAt),
        FinishedAt = units.All(unit => unit.IsFinished) ? units.Max(unit => unit.FinishedAt) : null,
        Listed = units.Sum(unit => unit.Listed),
        Described = units.Sum(unit => unit.Described),
        Total = units.All(unit => unit.Total is not null) ? units.Sum(unit => unit.Total) : null,
        FinishedUnits = units.Count(unit => unit.IsFinished),
        Units = units.Count,
        Drift = units.Sum(unit => unit.Drift),
        Errors = units.Sum(unit => unit.Errors.Count),
    };

    private static ScanState StateOf(IReadOnlyCollection<ScanUnit> units) =>
        units.Any(unit => unit.State == ScanState.Running) ? ScanState.Running
        : units.All(unit => unit.State == ScanState.Pending) ? ScanState.Pending
        : units.Any(unit => !unit.IsFinished) ? ScanState.Running
        : units.Any(unit => unit.State == ScanState.Cancelled) ? ScanState.Cancelled
        : units.Any(unit => unit.State == ScanState.Failed) ? ScanState.Failed
        : ScanState.Completed;
}
