using System.Text.Json.Serialization;

namespace Qrie.Silo.Api.Accounts;

/// <summary>A page of accounts.</summary>
internal sealed record AccountPageDto(
    IReadOnlyList<AccountDto> Accounts,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? NextToken);
