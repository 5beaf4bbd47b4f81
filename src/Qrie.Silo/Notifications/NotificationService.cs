using Microsoft.Extensions.Options;

namespace Qrie.Silo.Notifications;

/// <summary>Empties the outbox. Each destination has its own worker, so that a slow one holds nobody else up.</summary>
internal sealed partial class NotificationService(
    Destinations destinations, DeliveryStore store, Deliverer deliverer, IOptions<NotificationOptions> options,
    TimeProvider time, ILogger<NotificationService> logger) : BackgroundService
{
    private const int AtOnce = 32;
    private const int SideBySide = 4;
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<string, Task> workers = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The start of a host waits for what is not yet asynchronous here.
        await Task.Yield();
        using var timer = new PeriodicTimer(Period, time);
        var abandoned = false;
        try
        {
            do
            {
                try
                {
                    var all = await destinations.AllAsync(stoppingToken);
                    if (!abandoned)
                    {
                        await store.AbandonAsync(all);
                        abandoned = true;
                    }

                    while (await store.FanOutAsync(all, stoppingToken) > 0)
                    {
                    }

                    foreach (var destination in all.Where(destination => destination.Enabled && workers.GetValueOrDefault(destination.Id) is null or { IsCompleted: true }))
                    {
                        workers[destination.Id] = DrainAsync(destination.Id, stoppingToken);
                    }
                }
                catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
                {
                    LogFailed(logger, exception);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is under way ends below; what waits is on disk.
        }

        await Task.WhenAll(workers.Values);
    }

    private async Task DrainAsync(string id, CancellationToken stoppingToken)
    {
        try
        {
            while (await store.DueAsync(id, AtOnce, stoppingToken) is { Count: > 0 } due)
            {
                await Parallel.ForEachAsync(
                    due, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = stoppingToken }, (delivery, token) => DeliverAsync(delivery, token));
            }
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // It comes again after the start.
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception);
        }
    }

    private async ValueTask DeliverAsync(Delivery delivery, CancellationToken stoppingToken)
    {
        // As it is now: it may have been changed, or taken away, since the delivery was read.
        if (await destinations.FindAsync(delivery.Destination, stoppingToken) is not { Enabled: true } destination)
        {
            return;
        }

        try
        {
            await deliverer.SendAsync(destination, delivery.Notification, stoppingToken);
            await store.RemoveAsync(delivery.Id);
        }
        catch (DeliveryException failure)
        {
            var attempts = delivery.Attempts + 1;
            DateTimeOffset? next = failure.IsPermanent || attempts >= options.Value.MaxAttempts
                ? null
                : time.GetUtcNow() + deliverer.DelayAfter(attempts, failure, Random.Shared.NextDouble());
            await store.FailAsync(delivery, failure.Message, next);
            if (next is null)
            {
                LogDead(logger, destination.Id, delivery.Notification.Key, failure.Message);
            }
            else
            {
                LogRetry(logger, destination.Id, delivery.Notification.Key, attempts, failure.Message);
            }
        }
    }

    [LoggerMessage(600, LogLevel.Warning, "Notifying failed; it is tried again.")]
    private static partial void LogFailed(ILogger logger, Exception exception);

    [LoggerMessage(601, LogLevel.Information, "{Destination} was not told of {Key} in attempt {Attempt}: {Reason}")]
    private static partial void LogRetry(ILogger logger, string destination, string key, int attempt, string reason);

    [LoggerMessage(602, LogLevel.Warning, "{Destination} could not be told of {Key}, which is a dead letter now: {Reason}")]
    private static partial void LogDead(ILogger logger, string destination, string key, string reason);
}
