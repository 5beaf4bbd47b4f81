using Orleans.Streams;

namespace Orleans.Streaming.Sqs;

/// <summary>
/// The messages of one stream, numbered in the order of arrival from 0. Reading by number and removing the first are
/// O(1).
/// </summary>
internal sealed class CachedStream
{
    private const int CompactAt = 256;

    private readonly List<IBatchContainer> messages = [];
    private int removed;

    /// <summary>The number of the first message still here.</summary>
    public long First { get; private set; }

    /// <summary>The number of the next message to arrive.</summary>
    public long End => First + messages.Count - removed;

    /// <summary>Who reads the stream.</summary>
    public List<SqsQueueCacheCursor> Cursors { get; } = [];

    /// <summary>
    /// The lowest position of the cursors that went since the last purge or move. An agent that stops disposes of its cursors
    /// one by one: those that go later must not finish what those that went first had not delivered.
    /// </summary>
    public long? DisposedAt { get; set; }

    /// <summary>Since when nobody has read the stream.</summary>
    public DateTimeOffset? WithoutConsumerSince { get; set; }

    public IBatchContainer this[long number] => messages[removed + (int)(number - First)];

    public void Add(IBatchContainer message) => messages.Add(message);

    /// <summary>Removes the messages before a number and hands each to <paramref name="take"/>.</summary>
    /// <returns>How many there were.</returns>
    public int RemoveUntil(long number, Action<IBatchContainer> take)
    {
        var until = Math.Min(number, End);
        var count = 0;
        for (; First < until; First++, count++)
        {
            take(messages[removed]);
            messages[removed++] = null!;
        }

        if (removed == messages.Count || removed >= CompactAt && removed * 2 > messages.Count)
        {
            messages.RemoveRange(0, removed);
            removed = 0;
        }

        return count;
    }
}
