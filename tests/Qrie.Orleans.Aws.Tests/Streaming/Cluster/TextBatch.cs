using Orleans.Providers.Streams.Common;
using Orleans.Runtime;
using Orleans.Streams;

namespace Qrie.Orleans.Aws.Tests.Streaming.Cluster;

[GenerateSerializer, Immutable]
public sealed class TextBatch(StreamId streamId, string text, long sequence) : IBatchContainer
{
    [Id(0)] public StreamId StreamId { get; } = streamId;

    [Id(1)] public string Text { get; } = text;

    [Id(2)] public StreamSequenceToken SequenceToken { get; } = new EventSequenceTokenV2(sequence);

    public IEnumerable<Tuple<T, StreamSequenceToken>> GetEvents<T>() => Text is T typed ? [Tuple.Create(typed, SequenceToken)] : [];

    public bool ImportRequestContext() => false;
}
