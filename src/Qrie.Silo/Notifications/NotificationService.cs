using Microsoft.Extensions.Options;
using Qrie.Silo.Hosting.Sweeps;

namespace Qrie.Silo.Notifications;

/// <summary>Empties the outbox, for as long as this silo is the one that does. Each destination has its own worker, so that a slow one holds nobody else up.</summary>
internal sealed partial class NotificationService(
    Destinations destinations, IDeliveryStore store, Deliverer deliverer, IOptions<NotificationOptions> options,
    TimeProvider time, ILogger<NotificationService> logger) : ISweep
{
    private const int AtOnce = 32;
    private const int SideBySide = 4;
    private static readonly TimeSpan Abandoning = TimeSpan.FromMinutes(1);

    public string Name => "notifications";

    public TimeSpan Period => TimeSpan.FromMilliseconds(500);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var workers = new Dictionary<string, Task>();
        using var timer = new PeriodicTimer(Period, time);
        DateTimeOffset abandoned = default;
        try
        {
            do
            {
                try
                {
                    var all = await destinations.AllAsync(cancellationToken);
                    if (time.GetUtcNow() - abandoned > Abandoning)
                    {
                        await store.AbandonAsync(all);
                        abandoned = time.GetUtcNow();
                    }

                    while (await store.FanOutAsync(all, cancellationToken) > 0)
                    {
                    }

                    foreach (var destination in all.Where(destination => destination.Enabled && workers.GetValueOrDefault(destination.Id) is null or { IsCompleted: true }))
                    {
                        workers[destination.Id] = DrainAsync(destination.Id, cancellationToken);
                    }
                }
                catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
                {
                    LogFailed(logger, exception);
                }
            }
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What is under way ends below; what waits is stored.
        }

        await Task.WhenAll(workers.Values);
    }

    private async Task DrainAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            while (await store.DueAsync(id, AtOnce, cancellationToken) is { Count: > 0 } due)
            {
                await Parallel.ForEachAsync(
                    due, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken }, (delivery, token) => DeliverAsync(delivery, token));
            }
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // It comes again, here or on another silo.
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception);
        }
    }

    private async ValueTask DeliverAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        // As it is now: it may have been changed, or taken away, since the delivery was read.
        if (await destinations.FindAsync(delivery.Destination, cancellationToken) is not { Enabled: true } destination)
        {
            return;
        }

        try
        {
            await deliverer.SendAsync(destination, delivery.Notification, cancellationToken);
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
