namespace Qrie.Silo.Api.Services;

/// <summary>A service of AWS and the types of its resources that Qrie knows.</summary>
internal sealed record ServiceDto(string ServiceName, string DisplayName, IReadOnlyList<string> ResourceTypes);
