using Orleans;
using Orleans.Runtime;

namespace Qrie.Silo.Hosting.Sweeps;

/// <summary>
/// Runs one sweep for as long as it is active. All silos keep waking it (<see cref="SweepService"/>): when its silo goes, the next call
/// makes it anew on another. For the moments in which a cluster does not agree on who is in it there may be two of it, so a sweep
/// must be harmless twice.
/// </summary>
internal sealed partial class SweepGrain(IEnumerable<ISweep> sweeps, IHostApplicationLifetime lifetime, ILogger<SweepGrain> logger) : Grain, ISweepGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var name = this.GetPrimaryKeyString();
        var sweep = sweeps.Single(one => one.Name == name);
        this.RegisterGrainTimer(
            RunAsync, sweep, new GrainTimerCreationOptions(TimeSpan.Zero, sweep.Period) { Interleave = true, KeepAlive = true });
        return Task.CompletedTask;
    }

    public Task WakeAsync() => Task.CompletedTask;

    private async Task RunAsync(ISweep sweep, CancellationToken timerToken)
    {
        // A grain goes only when its timer's turn has ended, and only then is the timer's token cancelled: a sweep without an end has to be told before.
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(timerToken, lifetime.ApplicationStopping);
        try
        {
            // Off the grain's own scheduler: a sweep may do many things side by side.
            await Task.Run(() => sweep.RunAsync(stopping.Token), stopping.Token);
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // This silo stops: it goes on elsewhere.
        }
        catch (Exception exception)
        {
            LogFailed(logger, sweep.Name, exception);
        }
    }

    [LoggerMessage(410, LogLevel.Warning, "The sweep {Sweep} failed; it is tried again.")]
    private static partial void LogFailed(ILogger logger, string sweep, Exception exception);
}
