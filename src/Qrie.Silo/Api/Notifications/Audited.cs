using System.Text.Json;
using Qrie.Audit;
using Qrie.Silo.Notifications;

namespace Qrie.Silo.Api.Notifications;

/// <summary>Writes down who changed a destination, without its secrets.</summary>
internal sealed class Audited(IAuditTrail trail, TimeProvider time)
{
    public Task AppendAsync(HttpContext http, string action, Destination destination) =>
        AppendAsync(Api.Audit.Principal.Of(http), action, destination);

    public Task AppendAsync(string principal, string action, Destination destination) => trail.AppendAsync(new AuditEntry
    {
        At = time.GetUtcNow(),
        Principal = principal,
        Action = action,
        Target = destination.Id,
        Details = JsonSerializer.Serialize(new { kind = destination.Kind.ToString().ToLowerInvariant(), target = destination.Target, enabled = destination.Enabled }),
    });
}
