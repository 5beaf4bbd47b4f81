using System.Diagnostics.CodeAnalysis;
using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Streaming.Sqs;

/// <summary>
/// What one receiver has received and not yet seen consumed, by stream. A message goes as soon as every consumer of
/// its own stream is past it: a slow stream holds back nobody else's messages. Called from one scheduler only.
/// </summary>
/// <param name="capacity">How many messages the receiver holds at most; it sees to that itself.</param>
/// <param name="deliveryBatchSize">Messages of a stream that go to a consumer in one call.</param>
/// <param name="consumerTimeout">How long a message waits for a consumer of its stream.</param>
/// <param name="outcomes">Where the receiver learns what became of messages.</param>
/// <param name="time">The clock.</param>
internal sealed class SqsQueueCache(
    int capacity, int deliveryBatchSize, TimeSpan consumerTimeout, DeliveryOutcomes outcomes, TimeProvider time) : IQueueCache
{
    private readonly Dictionary<StreamId, CachedStream> streams = [];

    // An agent purges only if it may also add: were this 0 while the cache is full, the cache would stay full for ever.
    public int GetMaxAddCount() => capacity;

    // The receiver stops receiving when it holds enough, so there is never more than that to add.
    public bool IsUnderPressure() => false;

    public void AddToCache(IList<IBatchContainer> messages)
    {
        foreach (var message in messages)
        {
            Stream(message.StreamId).Add(message);
        }
    }

    public IQueueCacheCursor GetCacheCursor(StreamId streamId, StreamSequenceToken? token)
    {
        // Where the token points does not matter: what is still here was not consumed by all, and tokens of other
        // receivers, which deliver to the same stream, say nothing about this one's messages.
        var stream = Stream(streamId);
        var cursor = new SqsQueueCacheCursor(stream, deliveryBatchSize, outcomes);
        stream.Cursors.Add(cursor);
        return cursor;
    }

    public QueueCacheCursorResult<IQueueCacheCursor> TryGetCacheCursor(StreamId streamId, StreamSequenceToken? token) =>
        QueueCacheCursorResult<IQueueCacheCursor>.FromCursor(GetCacheCursor(streamId, token));

    public QueueCacheCursorResult<IQueueCacheCursor> TryGetCacheCursorAtPosition(StreamId streamId, StreamSubscriptionStartPosition startPosition) =>
        TryGetCacheCursor(streamId, token: null);

    public bool TryPurgeFromCache([MaybeNullWhen(false)] out IList<IBatchContainer> purgedItems)
    {
        var now = time.GetUtcNow();
        foreach (var (id, stream) in streams)
        {
            stream.DisposedAt = null;
            if (stream.Cursors.Count > 0)
            {
                stream.WithoutConsumerSince = null;
                stream.RemoveUntil(stream.Cursors.Min(cursor => cursor.Position), outcomes.Finish);
            }
            else if (stream.First == stream.End)
            {
                // Removing what the enumeration stands on is allowed.
                streams.Remove(id);
            }
            else if (now - (stream.WithoutConsumerSince ??= now) >= consumerTimeout)
            {
                stream.RemoveUntil(stream.End, GiveBack);
            }
        }

        purgedItems = outcomes.TakeFinished();
        return purgedItems.Count > 0;
    }

    private void GiveBack(IBatchContainer message)
    {
        outcomes.Fail(message);
        outcomes.Finish(message);
    }

    private CachedStream Stream(StreamId id)
    {
        if (!streams.TryGetValue(id, out var stream))
        {
            streams[id] = stream = new CachedStream();
        }

        return stream;
    }
}
