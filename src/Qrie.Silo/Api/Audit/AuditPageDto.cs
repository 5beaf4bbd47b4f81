using System.Text.Json.Serialization;

namespace Qrie.Silo.Api.Audit;

/// <summary>A page of the audit trail.</summary>
internal sealed record AuditPageDto(
    IReadOnlyList<AuditEntryDto> Entries,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? NextToken);
