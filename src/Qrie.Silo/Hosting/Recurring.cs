namespace Qrie.Silo.Hosting;

/// <summary>What each silo does again and again while it is active. What one silo does for all of a cluster is a <see cref="Sweeps.ISweep"/>.</summary>
/// <param name="period">The pause.</param>
/// <param name="readiness">When to begin.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Is told of failures, after which it is tried again.</param>
internal abstract partial class Recurring(TimeSpan period, Readiness readiness, TimeProvider time, ILogger logger) : BackgroundService
{
    /// <summary>Whether it is done.</summary>
    protected Readiness Readiness => readiness;

    /// <summary>Does it once.</summary>
    protected abstract Task RunAsync(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.Active.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(period, time);
        do
        {
            try
            {
                // While the silo stops, grains are not to be called any more.
                if (readiness.IsActive)
                {
                    await RunAsync(stoppingToken);
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                if (readiness.IsActive)
                {
                    LogFailed(logger, GetType().Name, exception);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(411, LogLevel.Warning, "{Work} failed; it is tried again.")]
    private static partial void LogFailed(ILogger logger, string work, Exception exception);
}
