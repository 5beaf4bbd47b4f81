using System.Text.Json;
using Qrie.Audit;
using Qrie.Scans;

namespace Qrie.Console.Pages;

/// <summary>What the audit trail says of scans, as the API says it.</summary>
internal static class ScanAudit
{
    public static AuditEntry Started(Scan scan) => new()
    {
        // One of the same id is written once.
        Id = scan.Id,
        At = scan.RequestedAt,
        Principal = scan.RequestedBy,
        Action = "scan.started",
        Target = scan.Id,
        Details = JsonSerializer.Serialize(new
        {
            kind = scan.Kind == ScanKind.Policy ? "policy" : "inventory", account = scan.AccountId, service = scan.Service, region = scan.Region,
        }),
    };

    public static AuditEntry Cancelled(string scanId, string by, DateTimeOffset at) =>
        new() { At = at, Principal = by, Action = "scan.cancelled", Target = scanId };
}
