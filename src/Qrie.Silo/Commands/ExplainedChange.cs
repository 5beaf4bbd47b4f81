using System.Text.Json;
using System.Text.Json.Serialization;
using Qrie.Changes;

namespace Qrie.Silo.Commands;

/// <summary>A resource that a record touches, as <c>qrie explain</c> prints it.</summary>
internal sealed record ExplainedChange
{
    /// <summary>Null where the record carries only a name, or the resources are those related to another.</summary>
    public required string? Arn { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required string? Name { get; init; }

    public required string Type { get; init; }
    public required string AccountId { get; init; }
    public required string Region { get; init; }
    public required string Kind { get; init; }

    /// <summary>The ARN of the resource that did change, for a related one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required string? RelatedTo { get; init; }

    public static ExplainedChange Of(ResourceChange change) => new()
    {
        Arn = change.Arn,
        Name = change.Arn is null ? change.Name : null,
        Type = change.Type,
        AccountId = change.AccountId,
        Region = change.Region,
        Kind = JsonNamingPolicy.SnakeCaseLower.ConvertName(change.Kind.ToString()),
        RelatedTo = change.RelatedTo,
    };

    public override string ToString() =>
        $"{Kind} {Arn ?? Name ?? $"{Type} of {RelatedTo}"} ({(Arn is null && Name is null ? "" : $"{Type}, ")}{AccountId}, {Region})";
}
