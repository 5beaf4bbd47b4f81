using System.Text.Json;
using Qrie.Changes;
using Qrie.CloudTrail;

namespace Qrie.Silo.Commands;

/// <summary>A record as <c>qrie explain --output json</c> prints it.</summary>
internal sealed record ExplainedRecord
{
    public static string Header { get; } = Columns("EVENT", "OUTCOME", "DETAILS");

    public required string? EventId { get; init; }
    public required string? EventName { get; init; }
    public required string? EventSource { get; init; }
    public required string Outcome { get; init; }
    public required string? Reason { get; init; }
    public required IReadOnlyList<ExplainedChange> Changes { get; init; }
    public required IReadOnlyList<ExplainedRelist> Relist { get; init; }

    public static ExplainedRecord Of(ParsedRecord record) => new()
    {
        EventId = record.EventId,
        EventName = record.EventName,
        EventSource = record.EventSource,
        Outcome = JsonNamingPolicy.SnakeCaseLower.ConvertName(record.Outcome.ToString()),
        Reason = record.Reason.Length == 0 ? null : record.Reason,
        Changes = [.. record.Changes.Where(change => change.Kind != ChangeKind.Relist).Select(ExplainedChange.Of)],
        Relist =
        [
            .. record.Changes.Where(change => change.Kind == ChangeKind.Relist)
                .Select(change => new ExplainedRelist(change.Type, change.AccountId, change.Region)),
        ],
    };

    public override string ToString() => Columns(
        EventName ?? "-",
        Outcome,
        Reason ?? string.Join("; ", Changes.Select(change => change.ToString()).Concat(Relist.Select(relist => relist.ToString()))));

    private static string Columns(string name, string outcome, string details) => $"{name,-36}  {outcome,-12}  {details}";
}
