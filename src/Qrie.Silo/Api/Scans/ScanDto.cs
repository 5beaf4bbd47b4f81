using System.Text.Json.Serialization;
using Qrie.Scans;

namespace Qrie.Silo.Api.Scans;

/// <summary>A scan, with the progress of all its units together.</summary>
internal sealed record ScanDto
{
    public required string ScanId { get; init; }

    /// <summary><c>inventory</c>, <c>policy</c> or <c>bootstrap</c>.</summary>
    public required string Kind { get; init; }
    public required string? Account { get; init; }
    public required string? Service { get; init; }
    public required string? Region { get; init; }

    /// <summary><c>pending</c>, <c>running</c>, <c>completed</c>, <c>failed</c> (parts of it) or <c>cancelled</c>.</summary>
    public required string State { get; init; }
    public required string RequestedBy { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }
    public required DateTimeOffset? StartedAt { get; init; }
    public required DateTimeOffset? FinishedAt { get; init; }
    public required ScanProgressDto Progress { get; init; }

    /// <summary>Changes that it found and no event had brought.</summary>
    public required int DriftFound { get; init; }

    /// <summary>How many errors there were; the units have them.</summary>
    public required int Errors { get; init; }

    /// <summary>Account by account, service and region; left out in lists.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ScanUnitDto>? Units { get; init; }

    public static ScanDto From(Scan scan, IReadOnlyList<ScanUnit> units, bool withUnits) => new()
    {
        ScanId = scan.Id,
        Kind = Lower(scan.Kind),
        Account = scan.AccountId,
        Service = scan.Service,
        Region = scan.Region,
        State = Lower(StateOf(units)),
        RequestedBy = scan.RequestedBy,
        RequestedAt = scan.RequestedAt,
        StartedAt = units.Min(unit => unit.StartedAt),
        FinishedAt = units.All(unit => unit.IsFinished) ? units.Max(unit => unit.FinishedAt) : null,
        Progress = new ScanProgressDto(
            units.Sum(unit => unit.Listed),
            units.Sum(unit => unit.Described),
            units.All(unit => unit.Total is not null) ? units.Sum(unit => unit.Total) : null,
            units.Count(unit => unit.IsFinished),
            units.Count),
        DriftFound = units.Sum(unit => unit.Drift),
        Errors = units.Sum(unit => unit.Errors.Count),
        Units = withUnits ? [.. units.Select(ScanUnitDto.From)] : null,
    };

    internal static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static ScanState StateOf(IReadOnlyList<ScanUnit> units) =>
        units.Any(unit => unit.State == ScanState.Running) ? ScanState.Running
        : units.All(unit => unit.State == ScanState.Pending) ? ScanState.Pending
        : units.Any(unit => !unit.IsFinished) ? ScanState.Running
        : units.Any(unit => unit.State == ScanState.Cancelled) ? ScanState.Cancelled
        : units.Any(unit => unit.State == ScanState.Failed) ? ScanState.Failed
        : ScanState.Completed;
}
