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
}
