namespace Qrie.Silo.Api.Summary;

/// <summary>Resources of a region.</summary>
/// <param name="Region">The region.</param>
/// <param name="AllResources">How many exist.</param>
/// <param name="NonCompliant">How many of these have open findings.</param>
internal sealed record RegionCountDto(string Region, int AllResources, int NonCompliant);
