using Microsoft.Extensions.Options;
using Orleans;
using Qrie.Accounts;
using Qrie.Scans;

namespace Qrie.Silo.Hosting;

/// <summary>Lets the schedules of accounts start what is due, and wakes scans whose silo went away.</summary>
internal sealed partial class ScanSweep(
    IScanStore store, IAccountDirectory accounts, IGrainFactory grains, IOptions<ScanOptions> options,
    Readiness readiness, TimeProvider time, ILogger<ScanSweep> logger) : BackgroundService
{
    private const int WokenAtOnce = 256;
    private const int SideBySide = 16;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.Active.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        await Parallel.ForEachAsync(
            accounts.All,
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
            async (account, _) => await grains.GetGrain<IScheduleGrain>(account.AccountId).TickAsync());
        foreach (var key in await store.UnfinishedKeysAsync(WokenAtOnce))
        {
            await grains.GetGrain<IScanGrain>(key).ResumeAsync();
        }

        await store.ForgetAsync(time.GetUtcNow() - options.Value.Retention);
    }

    [LoggerMessage(420, LogLevel.Warning, "Looking after scans failed; it is tried again.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
