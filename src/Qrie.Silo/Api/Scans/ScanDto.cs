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

    public static ScanDto From(Scan scan, IReadOnlyList<ScanUnit> units, bool withUnits)
    {
        var totals = ScanTotals.Of(units);
        return new ScanDto
        {
            ScanId = scan.Id,
            Kind = Lower(scan.Kind),
            Account = scan.AccountId,
            Service = scan.Service,
            Region = scan.Region,
            State = Lower(totals.State),
            RequestedBy = scan.RequestedBy,
            RequestedAt = scan.RequestedAt,
            StartedAt = totals.StartedAt,
            FinishedAt = totals.FinishedAt,
            Progress = new ScanProgressDto(totals.Listed, totals.Described, totals.Total, totals.FinishedUnits, totals.Units),
            DriftFound = totals.Drift,
            Errors = totals.Errors,
            Units = withUnits ? [.. units.Select(ScanUnitDto.From)] : null,
        };
    }

    internal static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
