using System.Text.Json;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Silo.Api.Json;

namespace Qrie.Silo.Api.Findings;

/// <summary>A finding, with the resource that it is about.</summary>
internal sealed record FindingDto
{
    /// <summary>Names the finding in paths, such as that of its exception.</summary>
    public required string Id { get; init; }
    public required string Arn { get; init; }
    public required string Policy { get; init; }
    public required string AccountService { get; init; }
    public required string AccountId { get; init; }
    public required string Region { get; init; }
    public required string Type { get; init; }
    public required int Severity { get; init; }
    public required FindingStatus State { get; init; }
    public required DateTimeOffset FirstSeen { get; init; }
    public required DateTimeOffset LastEvaluated { get; init; }
    public required DateTimeOffset? ResolvedAt { get; init; }
    public required ResolvedReason? ResolvedReason { get; init; }

    /// <summary>The exception that resolves it; null unless one does.</summary>
    public required string? ExceptionId { get; init; }
    public required string Message { get; init; }
    public required JsonElement? Evidence { get; init; }
    public required CauseDto? Cause { get; init; }

    public static FindingDto From(FindingRow row) => From(row.Finding, row.Arn, row.Service, row.AccountId, row.Region, row.Type);

    public static FindingDto From(Finding finding, string arn, string service, string account, string region, string type) => new()
    {
        Id = FindingId.Of(arn, finding.PolicyId),
        Arn = arn,
        Policy = finding.PolicyId,
        AccountService = service,
        AccountId = account,
        Region = region,
        Type = type,
        Severity = finding.Severity,
        State = finding.Status,
        FirstSeen = finding.FirstSeen,
        LastEvaluated = finding.LastEvaluated,
        ResolvedAt = finding.ResolvedAt,
        ResolvedReason = finding.ResolvedReason,
        ExceptionId = finding.ExceptionId,
        Message = finding.Message,
        Evidence = ApiJson.Embed(finding.Evidence),
        Cause = CauseDto.From(finding.Cause),
    };
}
