using System.Text.Json.Serialization;

namespace Qrie.Silo.Api.Resources;

/// <summary>A page of resources.</summary>
internal sealed record ResourcePageDto(
    IReadOnlyList<ResourceDto> Resources,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? NextToken);
