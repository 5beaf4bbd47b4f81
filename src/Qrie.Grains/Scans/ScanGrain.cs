using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Qrie.Accounts;
using Qrie.Coverage;

namespace Qrie.Scans;

/// <summary>
/// Does the units of one account, service and region, one after the other. What it does is stored, so that another
/// silo's activation goes on when this one dies.
/// </summary>
internal sealed partial class ScanGrain(
    IScanStore store,
    IAccountDirectory accounts,
    ICoverageQueries coverage,
    InventoryScan inventory,
    PolicyScan policies,
    ScanSlots slots,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<ScanGrain> logger) : Grain, IScanGrain
{
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(2);

    private Task running = Task.CompletedTask;
    private ScanProgress? progress;
    private CancellationTokenSource? cancellation;
    private bool deactivating;

    public Task ResumeAsync()
    {
        if (running.IsCompleted && !deactivating)
        {
            running = RunAsync();
        }

        DelayDeactivation(TimeSpan.FromMinutes(5));
        return Task.CompletedTask;
    }

    public Task CancelAsync(string scanId) =>
        progress?.Unit.ScanId == scanId && cancellation is { } current ? current.CancelAsync() : Task.CompletedTask;

    public Task<ScanUnit?> GetStateAsync() => Task.FromResult(progress?.Unit);

    // What was begun must not outlive this activation; the next one goes on with it.
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        deactivating = true;
        if (cancellation is { } current)
        {
            await current.CancelAsync();
        }

        await running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    private async Task RunAsync()
    {
        // The caller must not wait for what may take hours.
        await Task.Yield();
        while (!deactivating && (await store.UnfinishedAsync(this.GetPrimaryKeyString())) is [var unit, ..])
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);
            cancellation = stop;
            try
            {
                using var slot = await slots.TakeAsync(stop.Token);
                await RunUnitAsync(unit, stop.Token);
            }
            catch (Exception exception) when (stop.IsCancellationRequested)
            {
                LogLeft(logger, unit.Key, unit.ScanId, exception.Message);
                if (lifetime.ApplicationStopping.IsCancellationRequested)
                {
                    return;
                }
            }
            catch (Exception exception)
            {
                // The sweep resumes it; what keeps failing is visible as a unit that never ends.
                LogFailed(logger, unit.Key, unit.ScanId, exception);
                return;
            }
            finally
            {
                cancellation = null;
                progress = null;
            }
        }
    }

    private async Task RunUnitAsync(ScanUnit unit, CancellationToken cancellationToken)
    {
        // What was counted before a restart is counted again. What was gone then is not found again, and stays counted.
        progress = new ScanProgress(unit with
        {
            State = ScanState.Running, StartedAt = unit.StartedAt ?? time.GetUtcNow(), Late = unit.Late ?? await LateAsync(unit), Listed = 0, Described = 0, Drift = unit.Gone, Errors = [],
        });
        if (!await store.SaveAsync(progress.Unit))
        {
            return;
        }

        if (accounts.Find(unit.AccountId) is not { } account)
        {
            progress.Failed("The account is not onboarded.");
            await FinishAsync(ScanState.Failed);
            return;
        }

        var brought = await BroughtAsync(unit);
        var partition = Arns.Partition(account.RoleArn);
        using var working = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var work = unit.Kind == ScanKind.Policy
            ? policies.RunAsync(progress, partition, working.Token)
            : inventory.RunAsync(progress, partition, working.Token);
        try
        {
            while (await Task.WhenAny(work, Task.Delay(SaveEvery, time, cancellationToken)) != work && !cancellationToken.IsCancellationRequested)
            {
                DelayDeactivation(TimeSpan.FromMinutes(5));
                if (!await store.SaveAsync(progress.Unit))
                {
                    await cancellation!.CancelAsync();
                }
            }

            await work;
        }
        catch
        {
            // What goes on with it must find this ended, and all that it counted.
            await working.CancelAsync();
            await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            await SaveOrCarryAsync();
            throw;
        }

        progress.Update(now => now with { Brought = brought, Total = now.Described });
        await FinishAsync(progress.Unit.Errors.Count == 0 ? ScanState.Completed : ScanState.Failed);
    }

    private async Task FinishAsync(ScanState state)
    {
        progress!.Update(now => now with { State = state, FinishedAt = time.GetUtcNow() });
        if (state == ScanState.Failed)
        {
            await store.CarryDriftAsync(progress.Unit);
        }

        await SaveOrCarryAsync();
    }

    // What was cancelled is not written any more, and what it took is not found again.
    private async Task SaveOrCarryAsync()
    {
        if (!await store.SaveAsync(progress!.Unit))
        {
            await store.CarryDriftAsync(progress.Unit);
        }
    }

    // A running total: the store takes the difference between two baselines.
    private async Task<long> BroughtAsync(ScanUnit unit) =>
        (await coverage.CountersAsync(unit.AccountId, CancellationToken.None))
            .Where(counter => counter.Kind == CounterKind.Brought && counter.Region == unit.Region && counter.Name == unit.Service)
            .Sum(counter => counter.Count);

    private async Task<long> LateAsync(ScanUnit unit) =>
        (await store.BaselinesAsync(unit.AccountId)).FirstOrDefault(baseline => baseline.Service == unit.Service && baseline.Region == unit.Region)?.Late ?? 0;

    [LoggerMessage(500, LogLevel.Debug, "{Key} of scan {ScanId} is left to the next activation: {Reason}")]
    private static partial void LogLeft(ILogger logger, string key, string scanId, string reason);

    [LoggerMessage(501, LogLevel.Warning, "{Key} of scan {ScanId} failed; it is resumed.")]
    private static partial void LogFailed(ILogger logger, string key, string scanId, Exception exception);
}
