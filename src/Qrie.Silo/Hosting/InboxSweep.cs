using Orleans;
using Qrie.Changes;

namespace Qrie.Silo.Hosting;

/// <summary>Wakes the inboxes that hold changes: once the silo is active, and now and then, for those whose silo went away.</summary>
internal sealed partial class InboxSweep(
    IInboxStore store, IGrainFactory grains, Readiness readiness, TimeProvider time, ILogger<InboxSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.Active.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            try
            {
                foreach (var inbox in await store.ListNonEmptyAsync())
                {
                    await grains.GetGrain<IAccountInboxGrain>(inbox).ResumeAsync();
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(410, LogLevel.Warning, "Waking the inboxes failed; it is tried again.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
