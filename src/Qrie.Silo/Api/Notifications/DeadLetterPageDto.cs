using System.Text.Json.Serialization;

namespace Qrie.Silo.Api.Notifications;

/// <summary>A page of dead letters.</summary>
internal sealed record DeadLetterPageDto(
    IReadOnlyList<DeadLetterDto> DeadLetters,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? NextToken);
