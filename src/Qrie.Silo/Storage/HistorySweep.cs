using Microsoft.Extensions.Options;
using Qrie.Silo.Hosting.Sweeps;

namespace Qrie.Silo.Storage;

/// <summary>Removes history that is older than it is to be kept: hourly, a bounded number, in writes that hold nobody up for long.</summary>
internal sealed partial class HistorySweep(
    SqliteDatabase database, IOptions<HistoryOptions> options, TimeProvider time, ILogger<HistorySweep> logger) : ISweep
{
    /// <summary>How many rows one write removes at most.</summary>
    internal const int AtOnce = 500;

    // Of one sweep: three million rows a day.
    private const int MaxWrites = 250;

    public string Name => "history";

    public TimeSpan Period => TimeSpan.FromHours(1);

    /// <summary>Removes what is too old now.</summary>
    /// <returns>How many rows.</returns>
    internal async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().AddDays(-options.Value.Days);
        var removed = 0;
        for (var i = 0; i < MaxWrites && !cancellationToken.IsCancellationRequested; i++)
        {
            // Rows are stored in the order of time, but for the length of a describe: the oldest are the first.
            var rows = await database.WriteAsync(
                session => session.Execute(
                    $"DELETE FROM history WHERE id IN (SELECT id FROM history ORDER BY id LIMIT {AtOnce}) AND at < @before", ("@before", before)),
                Durability.Process);
            removed += rows;
            if (rows < AtOnce)
            {
                break;
            }
        }

        return removed;
    }

    async Task ISweep.RunAsync(CancellationToken cancellationToken)
    {
        if (await SweepAsync(cancellationToken) is > 0 and var removed)
        {
            LogRemoved(logger, removed, options.Value.Days);
        }
    }

    [LoggerMessage(430, LogLevel.Information, "Removed {Count} recorded changes older than {Days} days.")]
    private static partial void LogRemoved(ILogger logger, int count, int days);
}
