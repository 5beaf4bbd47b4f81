using Qrie.Scans;

namespace Qrie.Silo.Api.Scans;

/// <summary>One account, service and region of a scan.</summary>
internal sealed record ScanUnitDto(
    string AccountId, string Service, string Region, string State, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt,
    int Listed, int Described, int? Total, int DriftFound, IReadOnlyList<string> Errors)
{
    public static ScanUnitDto From(ScanUnit unit) => new(
        unit.AccountId, unit.Service, unit.Region, ScanDto.Lower(unit.State), unit.StartedAt, unit.FinishedAt,
        unit.Listed, unit.Described, unit.Total, unit.Drift, unit.Errors);
}
