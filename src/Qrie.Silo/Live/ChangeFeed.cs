using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Qrie.Inventory;

namespace Qrie.Silo.Live;

/// <summary>
/// Fans events out to whoever listens at this silo: its own and those that it hears of others. The last thousand are remembered for
/// those who come back. Who misses some is told to read again.
/// </summary>
internal sealed class ChangeFeed(TimeProvider time) : IChangeFeed
{
    /// <summary>How many events are remembered, and how many a listener may be behind.</summary>
    internal const int Remembered = 1_000;

    private readonly Lock sync = new();
    private readonly Queue<FeedEvent> recent = new();
    private readonly HashSet<FeedListener> listeners = [];

    // Each process counts in a range of its own, within what JavaScript counts exactly: who comes from another is known by it.
    private long sequence = (long)RandomNumberGenerator.GetInt32(1, 1 << 20) << 32;

    /// <summary>What happens at this silo, for the others.</summary>
    public event Action<FeedEvent>? Published;

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
        Hear(change);
        Published?.Invoke(change);
    }

    /// <summary>Tells those who listen here of what happened at another silo.</summary>
    public void Hear(FeedEvent change)
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
                listener.Offer(numbered);
            }
        }
    }

    /// <summary>Tells those who listen here that something happened of which nothing else is known.</summary>
    public void HearOfLoss() => Hear(FeedEvent.ReadAgain(time.GetUtcNow()));

    public async IAsyncEnumerable<FeedEvent> SubscribeAsync(long? afterSequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listener = new FeedListener(Remembered);
        lock (sync)
        {
            if (afterSequence is { } after)
            {
                if (after != 0 && !Remembers(after))
                {
                    listener.Offer(FeedEvent.ReadAgain(time.GetUtcNow()) with { Sequence = sequence });
                }
                else
                {
                    foreach (var missed in recent.Where(missed => missed.Sequence > after))
                    {
                        listener.Offer(missed);
                    }
                }
            }

            listeners.Add(listener);
        }

        try
        {
            await foreach (var change in listener.ReadAsync(cancellationToken))
            {
                if (listener.HasLost())
                {
                    yield return FeedEvent.ReadAgain(time.GetUtcNow()) with { Sequence = change.Sequence - 1 };
                }

                yield return change;
            }
        }
        finally
        {
            lock (sync)
            {
                listeners.Remove(listener);
            }
        }
    }

    // All that came after it is there.
    private bool Remembers(long after) => after >= (recent.TryPeek(out var oldest) ? oldest.Sequence - 1 : sequence) && after <= sequence;
}
