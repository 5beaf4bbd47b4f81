namespace Qrie.Silo.Api.Summary;

/// <summary>Resources of a type.</summary>
/// <param name="ResourceType">The type.</param>
/// <param name="AllResources">How many exist.</param>
/// <param name="NonCompliant">How many of these have open findings.</param>
internal sealed record ResourceTypeCountDto(string ResourceType, int AllResources, int NonCompliant);
