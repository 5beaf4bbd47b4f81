using System.Collections.Concurrent;
using Orleans.Streams;

namespace Orleans.Streaming.Sqs;

/// <summary>
/// What the cache tells the receiver of the same queue about batches: which of them no consumer took, so that they go
/// back to the queue instead of being deleted, and which were consumed just before the agent stopped.
/// </summary>
internal sealed class DeliveryOutcomes
{
    private readonly ConcurrentDictionary<IBatchContainer, byte> failed = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentQueue<IBatchContainer> finished = new();

    /// <summary>Delivery failed for good: the message must come again.</summary>
    public void Fail(IBatchContainer batch) => failed.TryAdd(batch, 0);

    /// <summary>True, once, for a batch whose delivery failed.</summary>
    public bool TakeFailed(IBatchContainer batch) => failed.TryRemove(batch, out _);

    /// <summary>All consumers are past the batch, whether it was delivered or failed.</summary>
    public void Finish(IBatchContainer batch) => finished.Enqueue(batch);

    /// <summary>The batches that are finished and were not taken before.</summary>
    public List<IBatchContainer> TakeFinished()
    {
        var taken = new List<IBatchContainer>();
        while (finished.TryDequeue(out var batch))
        {
            taken.Add(batch);
        }

        return taken;
    }
}
