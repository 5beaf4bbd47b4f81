using System.Text.Json.Serialization;
using Qrie.Policies;

namespace Qrie.Silo.Api.Policies;

/// <summary>What a policy would find.</summary>
internal sealed record PreviewDto
{
    public required int Evaluated { get; init; }

    /// <summary>False when the inventory is larger than one preview looks at; next_token goes on.</summary>
    public required bool Complete { get; init; }
    public required int Violations { get; init; }
    public required int Excepted { get; init; }
    public required int Compliant { get; init; }
    public required int Unknown { get; init; }
    public required int OutOfScope { get; init; }
    public required IReadOnlyList<PreviewAccountDto> Accounts { get; init; }
    public required IReadOnlyList<PreviewFindingDto> Sample { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required string? NextToken { get; init; }

    public static PreviewDto From(PolicyPreview preview, string? token) => new()
    {
        Evaluated = preview.Evaluated,
        Complete = preview.Next is null,
        Violations = preview.Totals.Violations,
        Excepted = preview.Totals.Excepted,
        Compliant = preview.Totals.Compliant,
        Unknown = preview.Totals.Unknown,
        OutOfScope = preview.Totals.OutOfScope,
        Accounts = [.. preview.Accounts.Select(account => PreviewAccountDto.From(account.Key, account.Value))],
        Sample = [.. preview.Sample.Select(PreviewFindingDto.From)],
        NextToken = token,
    };
}
