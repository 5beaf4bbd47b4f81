using Qrie.Inventory;

namespace Qrie.Silo.Live;

/// <summary>
/// Another silo, as this one tells it: what has gathered while the last batch was under way, in order. One that is slow holds up no other; what
/// it could not be told it gets to know of.
/// </summary>
internal sealed class FeedPeer : IAsyncDisposable
{
    private const int AtOnce = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly FeedListener waiting = new(ChangeFeed.Remembered);
    private readonly CancellationTokenSource stopping = new();
    private readonly Func<FeedBatch, Task> send;
    private readonly TimeProvider time;
    private readonly Task running;

    public FeedPeer(Func<FeedBatch, Task> send, TimeProvider time)
    {
        (this.send, this.time) = (send, time);
        running = Task.Run(RunAsync);
    }

    public void Offer(FeedEvent change) => waiting.Offer(change);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running;
        stopping.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await TellAsync(await waiting.TakeAsync(AtOnce, stopping.Token));
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The other silo is gone, or this one is going.
        }
    }

    // Events that could not be told are not told again: whoever listens reads again, and has them.
    private async Task TellAsync(IReadOnlyList<FeedEvent> events)
    {
        while (true)
        {
            var gap = waiting.HasLost();
            try
            {
                await send(new FeedBatch(events, gap)).WaitAsync(Patience, time, stopping.Token);
                return;
            }
            catch (Exception) when (!stopping.IsCancellationRequested)
            {
                waiting.Lose();
                events = [];
                await Task.Delay(Pause, time, stopping.Token);
            }
        }
    }
}
