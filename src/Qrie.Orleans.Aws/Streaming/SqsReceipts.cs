using System.Collections.Concurrent;
using System.Threading.Channels;
using Orleans.Streams;

namespace Orleans.Streaming.Sqs;

/// <summary>The receipts of the messages that one receiver holds, and whether it may hold more.</summary>
/// <param name="limit">How many it may hold.</param>
internal sealed class SqsReceipts(int limit)
{
    private readonly ConcurrentDictionary<IBatchContainer, SqsReceipt> receipts = new(ReferenceEqualityComparer.Instance);
    private readonly Channel<bool> released = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public ICollection<SqsReceipt> All => receipts.Values;

    public void Add(IBatchContainer batch, SqsReceipt receipt) => receipts[batch] = receipt;

    public SqsReceipt? Take(IBatchContainer batch)
    {
        if (!receipts.TryRemove(batch, out var receipt))
        {
            return null;
        }

        released.Writer.TryWrite(true);
        return receipt;
    }

    /// <summary>Takes all of them.</summary>
    public List<SqsReceipt> TakeAll() => [.. receipts.Keys.Select(Take).OfType<SqsReceipt>()];

    /// <summary>Ends when there is room for so many more.</summary>
    public async Task RoomAsync(int count, CancellationToken cancellationToken)
    {
        while (receipts.Count + count > limit)
        {
            await released.Reader.ReadAsync(cancellationToken);
        }
    }
}
