using Qrie.Inventory;

namespace Qrie.Console.Live;

/// <summary>
/// The change feed of one circuit. Events reach the pages in batches, at most four a second: the first of a quiet
/// time at once, what follows together.
/// </summary>
internal sealed class LiveEvents(IChangeFeed feed, TimeProvider time) : IDisposable
{
    /// <summary>How many of the newest events a circuit remembers.</summary>
    public const int Remembered = 200;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    private readonly Lock sync = new();
    private readonly CancellationTokenSource ended = new();
    private readonly LinkedList<FeedEvent> recent = [];
    private List<FeedEvent> pending = [];
    private bool started;
    private bool delivering;

    /// <summary>New events, oldest first. Raised outside of the renderer: handlers go through <c>InvokeAsync</c>.</summary>
    public event Func<IReadOnlyList<FeedEvent>, Task>? Arrived;

    /// <summary>The browser was away and is back, or events are missing: what is shown may be old.</summary>
    public event Func<Task>? Returned;

    /// <summary>The newest events, newest first; at most <see cref="Remembered"/>.</summary>
    public IReadOnlyList<FeedEvent> Recent
    {
        get
        {
            lock (sync)
            {
                return [.. recent];
            }
        }
    }

    /// <summary>Begins to listen, with what the feed still remembers. Later calls do nothing.</summary>
    public void Start()
    {
        lock (sync)
        {
            if (started || ended.IsCancellationRequested)
            {
                return;
            }

            started = true;
        }

        _ = Task.Run(ListenAsync);
    }

    /// <summary>Tells the pages that the browser is back.</summary>
    public Task ReturnAsync() => Task.WhenAll(Returned?.GetInvocationList().Cast<Func<Task>>().Select(handler => handler()) ?? []);

    public void Dispose()
    {
        ended.Cancel();
        ended.Dispose();
    }

    private async Task ListenAsync()
    {
        var token = ended.Token;
        try
        {
            await foreach (var change in feed.SubscribeAsync(0, token))
            {
                if (change.Kind == FeedEventKind.ReadAgain)
                {
                    _ = ReturnAsync();
                }
                else if (Add(change))
                {
                    _ = DeliverAsync(token);
                }
            }
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // The circuit has ended.
        }
    }

    private bool Add(FeedEvent change)
    {
        lock (sync)
        {
            recent.AddFirst(change);
            if (recent.Count > Remembered)
            {
                recent.RemoveLast();
            }

            pending.Add(change);
            return !delivering && (delivering = true);
        }
    }

    private async Task DeliverAsync(CancellationToken token)
    {
        try
        {
            while (Take() is { Count: > 0 } batch)
            {
                await Task.WhenAll(Arrived?.GetInvocationList().Cast<Func<IReadOnlyList<FeedEvent>, Task>>().Select(handler => handler(batch)) ?? []);
                await Task.Delay(Pace, time, token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException && token.IsCancellationRequested)
        {
            // The circuit has ended, and its renderer with it.
        }
    }

    private List<FeedEvent> Take()
    {
        lock (sync)
        {
            var batch = pending;
            pending = [];
            delivering = batch.Count > 0;
            return batch;
        }
    }
}
