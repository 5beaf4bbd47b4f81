using System.Text.Json.Serialization;

namespace Qrie.Silo.Api.Findings;

/// <summary>A page of groups of findings.</summary>
/// <param name="Groups">The groups, those of the most findings first.</param>
/// <param name="Counted">How many findings were counted, those that changed last, where the storage cannot count more of them; null where all were.</param>
/// <param name="NextToken">Where the next page begins.</param>
internal sealed record FindingGroupPageDto(
    IReadOnlyList<FindingGroupDto> Groups,
    int? Counted,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? NextToken);
