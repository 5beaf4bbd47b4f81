using System.Text.Json;
using Qrie.Audit;
using Qrie.Silo.Api.Json;

namespace Qrie.Silo.Api.Audit;

/// <summary>Who did what to Qrie.</summary>
internal sealed record AuditEntryDto(string Id, DateTimeOffset At, string Principal, string Action, string Target, JsonElement? Details)
{
    public static AuditEntryDto From(AuditEntry entry) =>
        new(entry.Id, entry.At, entry.Principal, entry.Action, entry.Target, ApiJson.Embed(entry.Details));
}
