using System.Text.Json.Serialization;

namespace Qrie.Silo.Api.Findings;

/// <summary>A page of findings.</summary>
internal sealed record FindingPageDto(
    IReadOnlyList<FindingDto> Findings,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? NextToken);
