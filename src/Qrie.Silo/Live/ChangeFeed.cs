using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Qrie.Inventory;

namespace Qrie.Silo.Live;

/// <summary>Fans events out to whoever listens in this process. The last thousand are remembered for those who come back.</summary>
internal sealed class ChangeFeed(TimeProvider time) : IChangeFeed
{
    private const int Remembered = 1_000;

    private readonly Lock sync = new();
    private readonly Queue<FeedEvent> recent = new();
    private readonly HashSet<Channel<FeedEvent>> listeners = [];

    // Sequences grow over restarts too: who comes back to a new process is given all that it has seen happen.
    private long sequence = time.GetUtcNow().ToUnixTimeMilliseconds() * 1_000;

    /// <summary>How many listen.</summary>
    public int Listeners
    {
        get
        {
            lock (sync)
            {
                return listeners.Count;
            }
        }
    }

    public void Publish(FeedEvent change)
    {
        lock (sync)
        {
            var numbered = change with { Sequence = ++sequence };
            recent.Enqueue(numbered);
            if (recent.Count > Remembered)
            {
                recent.Dequeue();
            }

            foreach (var listener in listeners)
            {
                listener.Writer.TryWrite(numbered);
            }
        }
    }

    public async IAsyncEnumerable<FeedEvent> SubscribeAsync(long? afterSequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Who is too slow loses the oldest, not the process its memory.
        var channel = Channel.CreateBounded<FeedEvent>(new BoundedChannelOptions(Remembered) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (sync)
        {
            foreach (var missed in recent.Where(missed => missed.Sequence > (afterSequence ?? long.MaxValue)))
            {
                channel.Writer.TryWrite(missed);
            }

            listeners.Add(channel);
        }

        try
        {
            await foreach (var change in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return change;
            }
        }
        finally
        {
            lock (sync)
            {
                listeners.Remove(channel);
            }
        }
    }
}
