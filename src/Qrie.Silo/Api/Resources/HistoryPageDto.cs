using System.Text.Json.Serialization;

namespace Qrie.Silo.Api.Resources;

/// <summary>A page of a resource's changes, newest first.</summary>
internal sealed record HistoryPageDto(
    IReadOnlyList<ChangeDto> Changes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? NextToken);
