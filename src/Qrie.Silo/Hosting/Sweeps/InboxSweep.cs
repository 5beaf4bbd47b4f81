using Orleans;
using Qrie.Changes;

namespace Qrie.Silo.Hosting.Sweeps;

/// <summary>Wakes the inboxes that hold changes: at the start, and now and then, for those whose silo went away.</summary>
internal sealed class InboxSweep(IInboxStore store, IGrainFactory grains) : ISweep
{
    private const int SideBySide = 16;

    public string Name => "inboxes";

    public TimeSpan Period => TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await Each.DoAsync(
            await store.ListNonEmptyAsync(), inbox => inbox, SideBySide, inbox => grains.GetGrain<IAccountInboxGrain>(inbox).ResumeAsync(), cancellationToken);
    }
}
