using System.Collections.Concurrent;
using Qrie.Inventory;

namespace Qrie.Benchmarks;

/// <summary>When changes were described and stored, by ARN, as the live feed tells it.</summary>
internal sealed class Arrivals : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> times = new();
    private readonly CancellationTokenSource stopped = new();
    private readonly Task listening;

    public Arrivals(IChangeFeed feed) => listening = Task.Run(() => ListenAsync(feed));

    public IReadOnlyDictionary<string, DateTimeOffset> Times => times;

    /// <summary>Waits until all of them have arrived.</summary>
    public async Task AllAsync(IReadOnlyCollection<FleetBucket> buckets)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!buckets.All(bucket => times.ContainsKey(bucket.Arn)))
        {
            await Task.Delay(10, limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopped.CancelAsync();
        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopped.Dispose();
    }

    private async Task ListenAsync(IChangeFeed feed)
    {
        await foreach (var change in feed.SubscribeAsync(null, stopped.Token))
        {
            if (change.Kind == FeedEventKind.ResourceChanged)
            {
                times.TryAdd(change.Arn, change.At);
            }
        }
    }
}
