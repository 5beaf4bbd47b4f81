using Orleans.Streams;

namespace Orleans.Streaming.Sqs;

/// <summary>
/// One consumer's way through a stream. It hands out the next messages as one delivery, up to the batch size; the
/// agent's own batching cannot be used, because it reports a failure for the last message of a batch only.
/// </summary>
/// <remarks>
/// When a delivery of several messages fails, they are delivered once more one by one, so that a message the consumer
/// cannot take does not hold back its neighbours. When that fails too for <see cref="GiveUpAfter"/> messages in a row, it is the
/// consumer that is in trouble: all its messages go back to the queue and make room for others.
/// </remarks>
internal sealed class SqsQueueCacheCursor(CachedStream stream, int deliveryBatchSize, DeliveryOutcomes outcomes) : IQueueCacheCursor
{
    private const int GiveUpAfter = 3;

    private IBatchContainer? current;
    private int currentCount;
    private bool currentFailed;
    private long oneByOneUntil;
    private int failuresInARow;

    /// <summary>The number of the first message that the consumer is not past yet.</summary>
    public long Position { get; private set; } = stream.First;

    public IBatchContainer? GetCurrent(out Exception? exception)
    {
        exception = null;
        return current;
    }

    // Moving on is how the agent says that the current delivery has succeeded, or that it failed and this was recorded.
    public bool MoveNext()
    {
        // Whoever moves on is still at work: cursors that went before did not go because the agent stops.
        stream.DisposedAt = null;
        Leave();
        var limit = Position < oneByOneUntil ? 1 : deliveryBatchSize;
        currentCount = (int)Math.Min(limit, stream.End - Position);
        current = currentCount switch
        {
            0 => null,
            1 => stream[Position],
            _ => new BatchContainerBatch([.. Enumerable.Range(0, currentCount).Select(i => stream[Position + i])]),
        };
        return current is not null;
    }

    // The cursor reads the stream itself; nothing needs to be refreshed.
    public void Refresh(StreamSequenceToken token)
    {
    }

    public void RecordDeliveryFailure() => currentFailed = current is not null;

    public void Dispose()
    {
        if (!stream.Cursors.Remove(this))
        {
            return;
        }

        // What this consumer and all others are past is finished, even though the agent may not purge again.
        var until = stream.Cursors.Select(cursor => cursor.Position).Append(Position).Min();
        stream.DisposedAt = Math.Min(stream.DisposedAt ?? until, until);
        stream.RemoveUntil(stream.DisposedAt.Value, outcomes.Finish);
    }

    private void Leave()
    {
        if (current is null)
        {
            return;
        }

        current = null;
        if (!currentFailed)
        {
            failuresInARow = 0;
            Position += currentCount;
            return;
        }

        currentFailed = false;
        if (currentCount > 1)
        {
            oneByOneUntil = Position + currentCount;
            return;
        }

        outcomes.Fail(stream[Position++]);
        if (++failuresInARow >= GiveUpAfter)
        {
            failuresInARow = 0;
            for (; Position < stream.End; Position++)
            {
                outcomes.Fail(stream[Position]);
            }
        }
    }
}
