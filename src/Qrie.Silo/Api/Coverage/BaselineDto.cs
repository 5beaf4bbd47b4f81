using Qrie.Scans;

namespace Qrie.Silo.Api.Coverage;

/// <summary>The last complete scans of one service in one region; without times where there was none.</summary>
internal sealed record BaselineDto
{
    public required string Service { get; init; }
    public required string Region { get; init; }
    public required DateTimeOffset? LastInventoryAt { get; init; }
    public required DateTimeOffset? LastPolicyScanAt { get; init; }

    /// <summary>Changes that the last inventory found and no event had brought; null before the first inventory after the bootstrap.</summary>
    public required int? DriftFound { get; init; }

    /// <summary>Changes that events had brought between the last two inventories.</summary>
    public required long Brought { get; init; }

    /// <summary>The share of changes that no event brought, 0 to 1; null when nothing changed or nothing was measured.</summary>
    public required double? MissRate { get; init; }

    public static BaselineDto From(Baseline baseline) => new()
    {
        Service = baseline.Service,
        Region = baseline.Region,
        LastInventoryAt = baseline.InventoryAt,
        LastPolicyScanAt = baseline.PolicyAt,
        DriftFound = baseline.Drift,
        Brought = baseline.Brought,
        MissRate = baseline.MissRate,
    };
}
