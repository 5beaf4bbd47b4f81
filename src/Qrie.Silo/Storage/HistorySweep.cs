using Microsoft.Extensions.Options;
using Qrie.Resources;
using Qrie.Silo.Hosting.Sweeps;

namespace Qrie.Silo.Storage;

/// <summary>Removes history, and deleted resources with their findings, that are older than they are to be kept: hourly, a bounded number, in writes that hold nobody up for long.</summary>
internal sealed partial class HistorySweep(
    SqliteDatabase database, IOptions<HistoryOptions> options, TimeProvider time, ILogger<HistorySweep> logger) : ISweep
{
    /// <summary>How many rows one write removes at most.</summary>
    internal const int AtOnce = 500;

    // A resource takes its findings, names and texts along.
    private const int ResourcesAtOnce = 50;

    // Of one sweep: three million rows a day.
    private const int MaxWrites = 250;

    public string Name => "history";

    public TimeSpan Period => TimeSpan.FromHours(1);

    /// <summary>Removes what is too old now.</summary>
    /// <returns>How many rows.</returns>
    internal Task<int> SweepAsync(CancellationToken cancellationToken) => RemoveAsync(
        AtOnce,
        // Rows are stored in the order of time, but for the length of a describe: the oldest are the first.
        (session, before) => session.Execute(
            $"DELETE FROM history WHERE id IN (SELECT id FROM history ORDER BY id LIMIT {AtOnce}) AND at < @before", ("@before", before)),
        cancellationToken);

    /// <summary>Removes the resources that have been deleted for too long now.</summary>
    /// <returns>How many.</returns>
    internal Task<int> SweepResourcesAsync(CancellationToken cancellationToken) => RemoveAsync(
        ResourcesAtOnce,
        // That it was deleted long ago is asked in the same write: it may exist again by then.
        (session, before) => session
            .Query(
                $"""
                SELECT arn FROM resources INDEXED BY resources_by_state
                WHERE status = @deleted AND bad = 0 AND snapshot_time < @before LIMIT {ResourcesAtOnce}
                """,
                row => row.GetString(0), ("@deleted", ResourceStatus.Deleted), ("@before", before))
            .Count(arn => ResourceWriting.Remove(session, arn)),
        cancellationToken);

    // Write after write, until one finds less than it may remove.
    private async Task<int> RemoveAsync(int atOnce, Func<SqliteSession, DateTimeOffset, int> remove, CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().AddDays(-options.Value.Days);
        var removed = 0;
        for (var i = 0; i < MaxWrites && !cancellationToken.IsCancellationRequested; i++)
        {
            var rows = await database.WriteAsync(session => remove(session, before), Durability.Process);
            removed += rows;
            if (rows < atOnce)
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

        if (await SweepResourcesAsync(cancellationToken) is > 0 and var resources)
        {
            LogResourcesRemoved(logger, resources, options.Value.Days);
        }
    }

    [LoggerMessage(430, LogLevel.Information, "Removed {Count} recorded changes older than {Days} days.")]
    private static partial void LogRemoved(ILogger logger, int count, int days);

    [LoggerMessage(432, LogLevel.Information, "Removed {Count} resources that were deleted more than {Days} days ago.")]
    private static partial void LogResourcesRemoved(ILogger logger, int count, int days);
}
