using System.Text.Json;
using Orleans;
using Qrie.Audit;
using Qrie.Changes;
using Qrie.Coverage;

namespace Qrie.Silo.Api.Coverage;

/// <summary>The quarantines of all inboxes.</summary>
internal sealed class Quarantine(IGrainFactory grains, IInboxStore store, IAuditTrail audit, TimeProvider time) : IQuarantine
{
    public Task<bool> RetryAsync(QuarantinedChange given) => grains.GetGrain<IAccountInboxGrain>(given.Inbox).RetryAsync(given.Change.Key);

    public async Task<bool> DismissAsync(QuarantinedChange given, string principal)
    {
        if (await store.QuarantinedAsync(given.Inbox, given.Change.Key) is not { } known || known.At != given.At)
        {
            return false;
        }

        await audit.AppendAsync(new AuditEntry
        {
            At = time.GetUtcNow(),
            Principal = principal,
            Action = "quarantine.dismissed",
            Target = given.Change.Key,
            Details = JsonSerializer.Serialize(new
            {
                inbox = given.Inbox, error = known.Change.LastError, events = known.Change.Events.Select(change => new { id = change.Cause.EventId, name = change.Cause.EventName }),
            }),
        });
        await store.ReleaseAsync(known);
        return true;
    }
}
