using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using Qrie.Silo.Api.Notifications;
using Qrie.Silo.Notifications.Channels;

namespace Qrie.Silo.Notifications;

/// <summary>Tells a destination. What fails for a moment is tried again at once, twice; what fails for longer is the outbox's to wait for.</summary>
internal sealed class Deliverer
{
    private readonly TimeProvider time;
    private readonly FrozenDictionary<DestinationKind, INotificationChannel> channels;
    private readonly NotificationOptions options;
    private readonly ResiliencePipeline pipeline;

    public Deliverer(IEnumerable<INotificationChannel> channels, IOptions<NotificationOptions> options, TimeProvider time)
    {
        this.channels = channels.ToFrozenDictionary(channel => channel.Kind);
        this.options = options.Value;
        this.time = time;
        pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<DeliveryException>(failure => failure is { IsPermanent: false, RetryAfter: null }),
                MaxRetryAttempts = 2,
                Delay = TimeSpan.FromMilliseconds(Math.Min(200, this.options.FirstDelay.TotalMilliseconds)),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            })
            .Build();
    }

    /// <summary>Tells it.</summary>
    /// <exception cref="DeliveryException">It was not told, as far as is known.</exception>
    public async Task SendAsync(Destination destination, Notification notification, CancellationToken cancellationToken) => await pipeline.ExecuteAsync(
        async token => await channels[destination.Kind].SendAsync(destination, notification, token), cancellationToken);

    /// <summary>Tells a destination of a made-up finding, now.</summary>
    /// <returns>Why it did not take it; null when it did.</returns>
    public async Task<string?> TestAsync(Destination destination, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(destination, new Notification(Guid.NewGuid().ToString("N"), 0, SampleFinding.At(time.GetUtcNow()), IsTest: true), cancellationToken);
            return null;
        }
        catch (DeliveryException failure)
        {
            return failure.Message;
        }
    }

    /// <summary>How long to wait after a number of failed attempts: twice as long each time, up to a limit, less up to half of it by chance.</summary>
    /// <param name="attempts">How many failed, from 1.</param>
    /// <param name="failure">The last failure; what it asks for is kept to, within the limit.</param>
    /// <param name="chance">From 0 up to 1.</param>
    public TimeSpan DelayAfter(int attempts, DeliveryException failure, double chance)
    {
        var longest = Math.Min(options.FirstDelay.TotalSeconds * Math.Pow(2, Math.Min(attempts - 1, 40)), options.MaxDelay.TotalSeconds);
        var asked = Math.Min(failure.RetryAfter?.TotalSeconds ?? 0, TimeSpan.FromHours(1).TotalSeconds);
        return TimeSpan.FromSeconds(Math.Max(asked, longest * (1 - (chance / 2))));
    }
}
