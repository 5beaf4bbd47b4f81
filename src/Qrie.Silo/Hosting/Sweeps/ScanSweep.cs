using Microsoft.Extensions.Options;
using Orleans;
using Qrie.Accounts;
using Qrie.Scans;

namespace Qrie.Silo.Hosting.Sweeps;

/// <summary>Lets the schedules of accounts start what is due, and wakes scans whose silo went away.</summary>
internal sealed class ScanSweep(
    IScanStore store, IAccountDirectory accounts, IGrainFactory grains, IOptions<ScanOptions> options, TimeProvider time) : ISweep
{
    private const int WokenAtOnce = 256;
    private const int SideBySide = 16;

    public string Name => "scans";

    public TimeSpan Period => TimeSpan.FromSeconds(10);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // A schedule that cannot be kept holds up no scan that has begun.
        (string Name, Func<Task> RunAsync)[] steps =
        [
            ("schedules", () => Each.DoAsync(
                accounts.All, account => account.AccountId, SideBySide, account => grains.GetGrain<IScheduleGrain>(account.AccountId).TickAsync(), cancellationToken)),
            ("scans", async () => await Each.DoAsync(
                await store.UnfinishedKeysAsync(WokenAtOnce), key => key, SideBySide, key => grains.GetGrain<IScanGrain>(key).ResumeAsync(), cancellationToken)),
            ("old scans", () => store.ForgetAsync(time.GetUtcNow() - options.Value.Retention)),
        ];
        await Each.DoAsync(steps, step => step.Name, 1, step => step.RunAsync(), cancellationToken);
    }
}
