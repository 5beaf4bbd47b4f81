using Orleans;
using Orleans.Providers.Streams.Common;
using Orleans.Runtime;
using Orleans.Streams;
using Qrie.Changes;

namespace Qrie.Silo.Streams;

/// <summary>The changes of one message as a batch of the account's stream.</summary>
[GenerateSerializer, Immutable, Alias("qrie.changes-batch")]
internal sealed class ChangesBatch(StreamId streamId, ResourceChanges changes, long sequence) : IBatchContainer
{
    [Id(0)] private readonly ResourceChanges changes = changes;

    [Id(1)] public StreamId StreamId { get; } = streamId;

    [Id(2)] public StreamSequenceToken SequenceToken { get; } = new EventSequenceTokenV2(sequence);

    public IEnumerable<Tuple<T, StreamSequenceToken>> GetEvents<T>() =>
        changes is T typed ? [Tuple.Create(typed, SequenceToken)] : [];

    public bool ImportRequestContext() => false;
}
