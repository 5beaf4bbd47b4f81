using Orleans;
using Qrie.Changes;
using Qrie.Coverage;

namespace Qrie.Silo.Api.Coverage;

/// <summary>The quarantines of all inboxes, by way of their grains.</summary>
internal sealed class Quarantine(IGrainFactory grains) : IQuarantine
{
    public Task<bool> RetryAsync(QuarantinedChange given) => grains.GetGrain<IAccountInboxGrain>(given.Inbox).RetryAsync(given.Change.Key);
}
