using Orleans;
using Qrie.Accounts;
using Qrie.Aws;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Silo.Accounts;

namespace Qrie.Silo.Hosting;

/// <summary>Takes over what other silos have changed of the accounts, and lets go of the resources of those that retire.</summary>
internal sealed partial class AccountSweep(
    AccountDirectory directory, IAccountStore store, IInventoryQueries inventory, ResourceTypes types, IGrainFactory grains,
    Readiness readiness, TimeProvider time, ILogger<AccountSweep> logger) : BackgroundService
{
    private const int SideBySide = 8;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

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
        await directory.ReloadAsync();
        foreach (var account in (await store.AllAsync()).Where(account => account.RetiringSince is not null))
        {
            foreach (var type in types.All)
            {
                var arns = await inventory.ArnsAsync(account.AccountId, type.Name, null, cancellationToken);
                await Parallel.ForEachAsync(
                    arns,
                    new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
                    async (arn, _) => await grains.GetGrain<IResourceGrain>(arn).RetireAsync());
            }

            // What was under way when the account was taken out may have come in between: it goes when nothing is left.
            if (account.RetiringSince < time.GetUtcNow() - TimeSpan.FromMinutes(1))
            {
                await store.RemoveAsync(account.AccountId);
            }
        }
    }

    [LoggerMessage(430, LogLevel.Warning, "Looking after accounts failed; it is tried again.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
