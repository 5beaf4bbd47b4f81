namespace Qrie.Silo.Api.Summary;

/// <summary>What exists, by type and by region.</summary>
/// <param name="TotalResources">Resources that exist.</param>
/// <param name="TotalAccounts">Accounts that have some.</param>
/// <param name="TotalFindings">Open findings.</param>
/// <param name="CriticalFindings">Of these, of severity 90 and above.</param>
/// <param name="HighFindings">Of these, of severity 50 to 89.</param>
/// <param name="ResourceTypes">Type by type, by name.</param>
/// <param name="Regions">Region by region, by name.</param>
internal sealed record ResourceSummaryDto(
    int TotalResources, int TotalAccounts, int TotalFindings, int CriticalFindings, int HighFindings, IReadOnlyList<ResourceTypeCountDto> ResourceTypes,
    IReadOnlyList<RegionCountDto> Regions);
