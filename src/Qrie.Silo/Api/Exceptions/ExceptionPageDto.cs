using System.Text.Json.Serialization;

namespace Qrie.Silo.Api.Exceptions;

/// <summary>A page of exceptions.</summary>
internal sealed record ExceptionPageDto(
    IReadOnlyList<ExceptionDto> Exceptions,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? NextToken);
