using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Qrie.Inventory;

namespace Qrie.Console.Tests.Fakes;

/// <summary>A feed that a test fills, and that knows how many listen.</summary>
internal sealed class FakeFeed : IChangeFeed
{
    private readonly Lock sync = new();
    private readonly List<Channel<FeedEvent>> listeners = [];
    private long sequence;

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
            foreach (var listener in listeners)
            {
                listener.Writer.TryWrite(change with { Sequence = ++sequence });
            }
        }
    }

    public async IAsyncEnumerable<FeedEvent> SubscribeAsync(long? afterSequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateUnbounded<FeedEvent>();
        lock (sync)
        {
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
