using System.Threading.Channels;
using Qrie.Inventory;

namespace Qrie.Silo.Live;

/// <summary>Somebody who takes events at a pace of their own. Who is too slow loses the oldest, and gets to know of it; the process loses no memory.</summary>
internal sealed class FeedListener
{
    private readonly Channel<FeedEvent> events;
    private int lost;

    /// <param name="capacity">How many events may wait.</param>
    public FeedListener(int capacity) => events = Channel.CreateBounded<FeedEvent>(
        new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.DropOldest }, _ => Lose());

    public void Offer(FeedEvent change) => events.Writer.TryWrite(change);

    /// <summary>Notes that something got lost.</summary>
    public void Lose() => Volatile.Write(ref lost, 1);

    /// <summary>Whether something got lost since this was last asked.</summary>
    public bool HasLost() => Interlocked.Exchange(ref lost, 0) == 1;

    public IAsyncEnumerable<FeedEvent> ReadAsync(CancellationToken cancellationToken) => events.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Waits for an event, and takes what has gathered by then.</summary>
    public async Task<IReadOnlyList<FeedEvent>> TakeAsync(int most, CancellationToken cancellationToken)
    {
        await events.Reader.WaitToReadAsync(cancellationToken);
        var taken = new List<FeedEvent>();
        while (taken.Count < most && events.Reader.TryRead(out var change))
        {
            taken.Add(change);
        }

        return taken;
    }
}
