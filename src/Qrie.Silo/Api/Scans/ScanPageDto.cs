using System.Text.Json.Serialization;

namespace Qrie.Silo.Api.Scans;

/// <summary>A page of scans.</summary>
internal sealed record ScanPageDto(
    IReadOnlyList<ScanDto> Scans,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? NextToken);
